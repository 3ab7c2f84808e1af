import type { OrderView } from '../../src/contract/shopper'
import { yuanText } from '../../src/domain/money'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { couponsView } from './top-up-offer'

/** An order as the shopper's progress shows it; the pack tells the new balance once it is credited. */
export function orderView(order: Order, pack: Pack | null, at: Instant): OrderView {
  const { orderId, quote } = order
  const { payFen, bonusFen, coupons } = quote
  return { orderId, payFen, bonusFen, coupons: couponsView(coupons), state: stateView(order, pack, at) }
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
    case 'refunding':
      return {
        ...{ state: 'refunding', refundFen: progress.refundFen },
        message: `¥${yuanText(progress.refundFen)} 正在原路退回，对应余额已冻结`,
        nextStep: '一般几分钟到账，最晚三个工作日',
      }
    case 'manual_refund':
      return {
        ...{ state: 'manual_refund', refundFen: progress.refundFen },
        message: `¥${yuanText(progress.refundFen)} 不能由微信原路退回，由门店退给你，对应余额已冻结`,
        nextStep: '门店会联系你，也可以直接联系门店',
      }
    case 'refunded':
      return { state: 'refunded', refundedFen: progress.refundedFen, refundedAt: progress.refundedAt }
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
