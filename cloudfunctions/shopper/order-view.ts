import type { OrderView } from '../../src/contract/top-up'
import { wayOf } from '../../src/domain/channels/channel'
import { type Fen, yuanText } from '../../src/domain/money'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import { isCashierPage, type Order } from '../../src/domain/top-up/order'
import { bareQuote } from '../../src/domain/top-up/quote'
import type { SuspenseBack } from '../../src/domain/top-up/suspense'
import { couponsView } from './top-up-offer'

/** An order as the shopper's progress shows it; the pack tells the new balance once it is credited. */
export function orderView(order: Order, pack: Pack | null, at: Instant): OrderView {
  const { orderId, quote, channel, progress } = order
  const isLate = 'late' in progress && progress.late
  const { payFen, bonusFen, coupons } = isLate ? bareQuote(quote) : quote
  const promised = { payFen, bonusFen, coupons: couponsView(coupons) }
  return { orderId, ...promised, way: wayOf(channel), state: stateView(order, pack, at) }
}

function stateView({ progress, payBefore, quote }: Order, pack: Pack | null, at: Instant): OrderView['state'] {
  switch (progress.state) {
    case 'created':
      // A start that was cut short: nothing was asked to be paid yet, and starting again under the same id goes on.
      throw new Refusal('TRY_AGAIN', {})
    case 'paying':
      return isCashierPage(progress.payment)
        ? { state: 'at_cashier', cashier: progress.payment, payBefore }
        : { state: 'paying', payment: progress.payment, payBefore }
    case 'given_up':
      return { state: 'closed', reason: wordsOf(new Refusal('ORDER_CLOSED', {}), at) }
    case 'paid':
      return { state: 'crediting' }
    case 'settled':
      if (progress.late && !progress.kept) return lateView(quote.payFen)
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
        message: `¥${yuanText(progress.refundFen)} 不能原路退回，由门店退给你，对应余额已冻结`,
        nextStep: '门店会联系你，也可以直接联系门店',
      }
    case 'refunded':
      return { state: 'refunded', refundedFen: progress.refundedFen, refundedAt: progress.refundedAt }
    case 'closed':
      return { state: 'closed', reason: wordsOf(new Refusal('ORDER_CLOSED', {}), at) }
    case 'suspense':
      return { state: 'suspense', ...suspenseWords(progress.back ?? null) }
    default:
      return progress satisfies never
  }
}

/** Paid although it had been given up: the clock is about to give it back. */
function lateView(refundFen: Fen): OrderView['state'] {
  const message = `这笔订单已被另一笔代替，¥${yuanText(refundFen)} 将原路退回`
  return { state: 'refunding', refundFen, message, nextStep: '无需操作，一般几分钟到账，最晚三个工作日' }
}

/** What became of money that did not fit its order. */
function suspenseWords(back: SuspenseBack | null): { message: string; nextStep: string } {
  if (!back) return { message: '付款与订单不符，没有入账，门店正在核对', nextStep: '无需重复付款，可联系门店' }
  const amount = `¥${yuanText(back.refundFen)}`
  switch (back.step) {
    case 'refunding':
      return { message: `付款与订单不符，没有入账，${amount} 正在原路退回`, nextStep: '一般几分钟到账，最晚三个工作日' }
    case 'manual_refund':
      return {
        message: `付款与订单不符，没有入账，${amount} 由门店退给你`,
        nextStep: '门店会联系你，也可以直接联系门店',
      }
    case 'refunded':
      return { message: `付款与订单不符，没有入账，${amount} 已经退回`, nextStep: '需要时可以重新充值' }
    default:
      return back.step satisfies never
  }
}
