import type { OrderView } from '../../src/contract/shopper'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'

/** An order as the shopper's progress shows it; the pack tells the new balance once it is credited. */
export function orderView(order: Order, pack: Pack | null, at: Instant): OrderView {
  const { orderId, quote } = order
  return { orderId, payFen: quote.payFen, bonusFen: quote.bonusFen, state: stateView(order, pack, at) }
}

function stateView({ progress, payBefore }: Order, pack: Pack | null, at: Instant): OrderView['state'] {
  switch (progress.state) {
    case 'created':
      // A start that was cut short: nothing was asked to be paid yet, and starting again under the same id goes on.
      throw new Refusal('TRY_AGAIN', {})
    case 'paying':
      return { state: 'paying', payment: progress.payment, payBefore }
    case 'paid':
      return { state: 'crediting' }
    case 'settled':
      return pack
        ? { state: 'settled', settledAt: progress.settledAt, balanceFen: balanceOf(pack, at).totalFen }
        : { state: 'crediting' }
    case 'closed':
      return { state: 'closed', reason: wordsOf(new Refusal('ORDER_CLOSED', {}), at) }
    case 'suspense':
      return {
        state: 'suspense',
        message: '付款与订单不符，还没有入账，门店正在核对',
        nextStep: '无需重复付款，可联系门店',
      }
    default:
      return progress satisfies never
  }
}
