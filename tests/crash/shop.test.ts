import { crashMatrix } from './crash-matrix'
import { flowsBetweenPacks } from './flows/between-packs'
import { closingFlows } from './flows/closing'
import { merchantFlows } from './flows/merchant'
import { paperFlows } from './flows/paper'
import { refundFlows } from './flows/refunds'
import { restFlows } from './flows/rest'
import { tillFlows } from './flows/till'

crashMatrix([
  ...tillFlows,
  ...restFlows,
  ...flowsBetweenPacks,
  ...refundFlows,
  ...closingFlows,
  ...merchantFlows,
  ...paperFlows,
])
