import type { Flow } from './flow'
import { batchFlows } from './flows/batch'
import { flowsBetweenPacks } from './flows/between-packs'
import { closingFlows } from './flows/closing'
import { couponGiftFlows } from './flows/coupon-gifts'
import { handingFlows } from './flows/handing'
import { memberFlows } from './flows/member'
import { merchantFlows } from './flows/merchant'
import { refundFlows } from './flows/refunds'
import { restFlows } from './flows/rest'
import { riskFlows } from './flows/risk'
import { tillFlows } from './flows/till'
import { topUpFlows } from './flows/top-up'

/**
 * Every command and flow of the product. A new one takes a few lines in the file of its kind, and the matrix finds its
 * calls by itself.
 */
export const flows: Flow[] = [
  ...memberFlows,
  ...topUpFlows,
  ...batchFlows,
  ...tillFlows,
  ...restFlows,
  ...flowsBetweenPacks,
  ...couponGiftFlows,
  ...handingFlows,
  ...refundFlows,
  ...closingFlows,
  ...riskFlows,
  ...merchantFlows,
]
