import type { OrderState } from '../../src/domain/top-up/order'
import { holderName } from './holder-name'
import type { RestOrder } from './rest-hold'

/** An order for a rest as till and phone draw it. */
export function restView({ orderId, packId, rest, quote, payBefore, progress }: RestOrder) {
  const { storeName, payableFen, heldFen: balanceFen } = rest
  const sums = { payableFen, balanceFen, restFen: quote.payFen }
  return { orderId, holder: holderName(packId), storeName, ...sums, payBefore, state: stateOf(progress) }
}

function stateOf(progress: OrderState) {
  switch (progress.state) {
    case 'created':
    case 'paying':
      return 'waiting' as const
    case 'paid':
      return 'crediting' as const
    case 'settled':
      return progress.late ? ('returned' as const) : ('paid' as const)
    // What came late was credited and goes back like a top-up; a sale that was given back was paid all the same.
    case 'refunding':
    case 'manual_refund':
    case 'refunded':
      return progress.late ? ('returned' as const) : ('paid' as const)
    // Its payer pays otherwise; the clock closes it at WeChat.
    case 'given_up':
      return 'closed' as const
    case 'closed':
    case 'suspense':
      return progress.state
    default:
      return progress satisfies never
  }
}
