import { accountOf, type ChannelAccount, type ChannelId } from '../../src/domain/channels/channel'
import { deriveId } from '../../src/domain/ids'
import { giveRestBack } from '../../src/domain/pack/give-rest-back'
import { withdraw } from '../../src/domain/pack/withdraw'
import { byHandWords } from '../../src/domain/refunds/by-hand-words'
import type { TopUpRefund, TopUpRefundState } from '../../src/domain/refunds/top-up-refund'
import type { Instant } from '../../src/domain/time'
import { portOf } from '../_platform/payments/channels'
import { raiseAlarm } from '../_store/alarms'
import { findOrder } from '../_store/orders'
import { commitCommand } from './commit-command'
import { tellOrder } from './tell-order'

/** Asks the channel to pay a refund back. Asked again under the same id it is the same refund. */
export async function askChannel(
  refund: TopUpRefund,
  channel: ChannelId | null,
  at: Instant,
): Promise<TopUpRefundState> {
  const { refundId, orderId, paidFen, refundFen } = refund
  const { orderId: paidOrderId, totalFen } = refund.paidUnder ?? { orderId, totalFen: paidFen }
  const answer = await portOf(channel).refund({ orderId: paidOrderId, refundId, paidFen: totalFen, refundFen })
  switch (answer.refund) {
    case 'accepted':
      return { state: 'requested', requestedAt: at }
    case 'by_hand':
      return leaveToHand(refund, at)
    case 'refused':
      return isOwed(refund) ? leaveToHand(refund, at) : { state: 'failed', why: answer.why }
    default:
      return answer satisfies never
  }
}

/** Of a sale the card's part has gone back already, and money that no card has is nobody else's: the rest is owed too. */
function isOwed({ sale, uncredited }: TopUpRefund): boolean {
  return sale !== undefined || uncredited === true
}

/** What became of it at the channel; null while it is under way. */
export async function askForResult(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState | null> {
  const { refundId } = refund
  const orderId = refund.paidUnder?.orderId ?? refund.orderId
  const order = await findOrder(orderId)
  const result = await portOf(order?.channel ?? null).queryRefund({ orderId, refundId })
  switch (result) {
    case 'refunded':
      await closeRefund(refund, accountOf(order?.channel ?? null), at)
      await tellOrder(refund, 'refunded', at)
      return { state: 'refunded', refundedAt: at }
    case 'processing':
      return null
    case 'closed':
      return isOwed(refund) ? leaveToHand(refund, at) : { state: 'failed', why: '支付平台关闭了退款' }
    case 'abnormal':
      return leaveToHand(refund, at)
    default:
      return result satisfies never
  }
}

/** The channel cannot pay it back: the shop hears what to do, and until a person has done it the money stays held. */
export async function leaveToHand(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  await tellOrder(refund, 'manual_refund', at)
  await raiseAlarm('refund_by_hand', refund.refundId, at, byHandWords(refund))
  return { state: 'manual', since: at }
}

/**
 * Writes down in the pack that a refund was paid back, and from where: once, under an id that follows from the refund's. Of money
 * that no card was credited with there is nothing to write.
 */
export async function closeRefund(
  refund: TopUpRefund,
  paidFrom: ChannelAccount | 'refunded_by_hand',
  at: Instant,
): Promise<void> {
  const { refundId, orderId, packId, reason, refundFen, sale, staffId, uncredited } = refund
  if (uncredited) return
  await commitCommand({
    packId,
    commandId: deriveId('wdr', refundId),
    content: { orderId, refundFen, paidFrom },
    rulesVersion: 0,
    at,
    decide: pack =>
      sale
        ? giveRestBack(pack, { refundId, orderId, refundFen, paidFrom, sale, staffId: staffId ?? '' })
        : withdraw(pack, { refundId, orderId, reason, refundFen, paidFrom, staffId }),
  })
}
