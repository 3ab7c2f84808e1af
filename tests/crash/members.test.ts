import { crashMatrix } from './crash-matrix'
import { batchFlows } from './flows/batch'
import { couponGiftFlows } from './flows/coupon-gifts'
import { handingFlows } from './flows/handing'
import { helpFlows } from './flows/help'
import { memberFlows } from './flows/member'
import { riskFlows } from './flows/risk'
import { topUpFlows } from './flows/top-up'

crashMatrix([
  ...memberFlows,
  ...topUpFlows,
  ...batchFlows,
  ...couponGiftFlows,
  ...handingFlows,
  ...riskFlows,
  ...helpFlows,
])
