import type { PaymentOutcome } from '../../cloud/payment'
import type { Trouble } from '../../cloud/trouble'
import type { OrderView } from '../../contract/top-up'
import type { OrderId } from '../../domain/ids'
import { isFinal, isUnpaid } from './follow-order'
import type { Wanted } from './purchase-intent'

/** Where the purchase stands on this screen. The order itself is the server's; the phone only shows it. */
export type TopUpStage =
  /** `after` tells how the last payment sheet closed without money having moved */
  | {
      stage: 'choosing'
      after: PaymentOutcome | null
      trouble: Trouble | null
      /** what waits to be confirmed */
      toConfirm: Wanted | null
    }
  /** looking up an order that was left half way */
  | { stage: 'resuming' }
  /** `confirming`: the very wish that had to be confirmed */
  | { stage: 'starting'; confirming: Wanted | null }
  /** WeChat's payment sheet lies over the page */
  | { stage: 'paying'; order: OrderView }
  /** an order that the shopper came back to: nothing was paid yet */
  | { stage: 'unpaid'; order: OrderView }
  /** `trouble`: the sheet said that it was paid, and nobody could be asked since */
  | { stage: 'crediting'; orderId: OrderId; slow: boolean; trouble?: Trouble }
  | { stage: 'final'; order: OrderView }
  /** the order's state could not be asked */
  | { stage: 'unknown'; orderId: OrderId; trouble: Trouble }

/** Where every top-up begins. */
export const CHOOSING: TopUpStage = { stage: 'choosing', after: null, trouble: null, toConfirm: null }

/** What the screen shows for an order nobody has paid: that depends on how the shopper came to it. */
export type WhenUnpaid = (order: OrderView) => TopUpStage

/** Where a top-up stands by what the server says of its order; what an unpaid one means is the caller's. */
export function stageOf(order: OrderView, unpaid: WhenUnpaid): TopUpStage {
  if (isUnpaid(order)) return unpaid(order)
  return isFinal(order) ? { stage: 'final', order } : { stage: 'crediting', orderId: order.orderId, slow: true }
}
