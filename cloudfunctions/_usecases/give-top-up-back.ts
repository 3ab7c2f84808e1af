import type { OrderId } from '../../src/domain/ids'
import { type RefundGiver, whyNotGiveBack } from '../../src/domain/refunds/refund-rules'
import type { TopUpRefundReason } from '../../src/domain/refunds/refund-terms'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findOrder } from '../_store/orders'
import { refunds } from '../_store/refunds'
import { bringRefundOn } from './bring-refund-on'
import { type CreditedTopUp, findCreditedTopUp } from './find-top-up'
import { type QuotedRefund, quoteTopUpRefund, type RefundWish, startTopUpRefund } from './top-up-refund'

/**
 * What the shop would give back of a member's top-up now. Throws what is in the way, of the top-up and of this person:
 * REFUND_OWN_CARD, REFUND_OTHER_STORE, REFUND_ABOVE_LIMIT, and the noes of a number that is of something else.
 */
export async function quoteForShop(
  { orderId, reason }: { orderId: OrderId; reason: TopUpRefundReason },
  by: RefundGiver,
  rules: Rules,
  at: Instant,
): Promise<QuotedRefund> {
  const { packId } = await topUpOfNumber(orderId)
  const quoted = await quoteTopUpRefund({ orderId, packId, reason }, at)
  const refusal = whyNot(quoted, by, rules)
  if (refusal) throw refusal
  return quoted
}

/** Staff give a member's top-up back: for a reason that is the member's or the shop's. Repeating it goes on from where it stands. */
export async function giveTopUpBack(
  wish: Omit<RefundWish, 'packId' | 'staffId'>,
  by: RefundGiver,
  rules: Rules,
  at: Instant,
): Promise<TopUpRefund> {
  const { packId } = await topUpOfNumber(wish.orderId)
  return startTopUpRefund({ ...wish, packId, staffId: by.staffId }, at, quoted => whyNot(quoted, by, rules))
}

/** Where a refund stands, for the shop; asks WeChat itself while it is under way. One of a sale is no top-up's: ORDER_UNKNOWN. */
export async function readRefundForShop(refundId: TopUpRefund['refundId'], at: Instant): Promise<TopUpRefund> {
  const refund = await refunds.find(refundId)
  if (!refund || refund.sale) throw new Refusal('ORDER_UNKNOWN', {})
  return bringRefundOn(refund, at)
}

/** The top-up that somebody reads out of a statement. Throws ORDER_UNKNOWN, REFUND_EACH_CARD, REFUND_OF_SALE. */
export async function topUpOfNumber(orderId: OrderId): Promise<CreditedTopUp> {
  const topUp = await findCreditedTopUp(orderId)
  const order = topUp && topUp.paidBy === 'counter' ? null : await findOrder(orderId)
  if (order?.rest) throw new Refusal('REFUND_OF_SALE', {})
  if (order?.batch) throw new Refusal('REFUND_EACH_CARD', { cards: order.batch.length })
  if (!topUp) throw new Refusal('ORDER_UNKNOWN', {})
  return topUp
}

function whyNot({ order, pack, refundFen }: QuotedRefund, by: RefundGiver, rules: Rules): Refusal | null {
  const { packId, counter: store = null } = order
  return whyNotGiveBack({ packId, sharing: pack.sharing, store, refundFen }, by, rules)
}
