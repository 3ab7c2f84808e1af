import type { OrderId, PackId, TopUpRefundId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { isAhead } from '../../src/domain/pack/repeats'
import { leftOf, type PaidTopUp } from '../../src/domain/pack/withdraw'
import { refundOf, type TopUpLeft, type TopUpRefundReason } from '../../src/domain/refunds/refund-terms'
import { type TopUpRefund, type WayBack, wayBack } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { loadPack } from '../_store/packs'
import { refunds, refundsByHand } from '../_store/refunds'
import { bringRefundOn } from './bring-refund-on'
import { type CreditedTopUp, findCreditedTopUp } from './find-top-up'
import { paidTopUp } from './paid-top-up'

/** What a member would get back of a top-up now, and what that was judged by. */
export interface QuotedRefund {
  order: CreditedTopUp
  pack: Pack
  paid: PaidTopUp
  left: TopUpLeft
  refundFen: Fen
  way: WayBack['way']
}

/** What a member would get back of a top-up now. */
export async function quoteTopUpRefund(
  wish: { orderId: OrderId; packId: PackId; reason: TopUpRefundReason },
  at: Instant,
): Promise<QuotedRefund> {
  const order = await findCreditedTopUp(wish.orderId)
  if (!order || order.packId !== wish.packId) throw new Refusal('ORDER_UNKNOWN', {})
  const pack = await loadPack(order.packId, at)
  const paid = await paidTopUp(order, pack, at)
  const left = leftOf(pack, paid, at)
  if (left instanceof Refusal) throw left
  const refundFen = refundOf(left, wish.reason, at)
  if (refundFen instanceof Refusal) throw refundFen
  return { order, pack, paid, left, refundFen, way: wayBack(order, at).way }
}

export interface RefundWish {
  refundId: TopUpRefundId
  orderId: OrderId
  packId: PackId
  reason: TopUpRefundReason
  /** what was shown; any other figure is refused */
  expectedFen: Fen
  /** null: the member asks */
  staffId: string | null
}

/**
 * Gives a top-up back: the refund's document first, then the hold in the pack, then WeChat. Repeating it goes on from where
 * it stands; `whyNot` is asked before anything is written. Throws the quote's refusals, its own, REFUND_CHANGED,
 * COMMAND_ID_REUSED, COMMAND_ID_TIME.
 */
export async function startTopUpRefund(
  wish: RefundWish,
  at: Instant,
  whyNot: (quoted: QuotedRefund) => Refusal | null = () => null,
): Promise<TopUpRefund> {
  const { refundId, orderId, packId, reason, expectedFen, staffId } = wish
  const there = await refunds.find(refundId)
  if (there) return resume(there, wish, at)
  if (isAhead(refundId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const quoted = await quoteTopUpRefund(wish, at)
  const refusal = whyNot(quoted)
  if (refusal) throw refusal
  const { order, paid, refundFen } = quoted
  if (refundFen !== expectedFen) throw new Refusal('REFUND_CHANGED', { refundFen })
  const refund: TopUpRefund = {
    ...{ refundId, orderId, packId, reason, refundFen, staffId },
    paidFen: paid.quote.payFen,
    paidAt: paid.paidAt,
    ...(order.paidUnder && { paidUnder: order.paidUnder }),
    createdAt: at,
    progress: { state: 'holding' },
  }
  if (await refunds.insert(refund)) return bringRefundOn(refund, at)
  const other = await refunds.find(refundId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return resume(other, wish, at)
}

function resume(refund: TopUpRefund, wish: RefundWish, at: Instant): Promise<TopUpRefund> {
  if (refund.packId !== wish.packId) throw new Refusal('ORDER_UNKNOWN', {})
  const same = refund.orderId === wish.orderId && refund.reason === wish.reason && refund.refundFen === wish.expectedFen
  if (!same) throw new Refusal('COMMAND_ID_REUSED', {})
  return bringRefundOn(refund, at)
}

/** Where a refund stands; asks WeChat itself while it is under way. */
export async function readTopUpRefund(refundId: TopUpRefundId, packId: PackId, at: Instant): Promise<TopUpRefund> {
  const refund = await refunds.find(refundId)
  if (!refund || refund.packId !== packId) throw new Refusal('ORDER_UNKNOWN', {})
  return bringRefundOn(refund, at)
}

const MOST_BY_HAND = 100

/** The refunds that the shop must pay itself, the longest waiting first. */
export function refundsWaitingForHand(): Promise<TopUpRefund[]> {
  return refundsByHand(MOST_BY_HAND)
}
