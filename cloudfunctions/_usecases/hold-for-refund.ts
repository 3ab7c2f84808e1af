import { deriveId } from '../../src/domain/ids'
import { NO_MONEY } from '../../src/domain/money'
import { release } from '../../src/domain/pack/release'
import { holdForRefund } from '../../src/domain/pack/withdraw'
import {
  type SaleRefund,
  type TopUpRefund,
  type TopUpRefundState,
  wayBack,
} from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { findOrder } from '../_store/orders'
import { commitCommand } from './commit-command'
import { isFinalNo } from './final-no'
import { findCreditedTopUp } from './find-top-up'
import { paidTopUp } from './paid-top-up'
import { askChannel, leaveToHand } from './refund-at-channel'
import { cardRefund } from './refund-charge'
import { markOrder, tellOrder } from './tell-order'
import { voidCommand } from './void-command'

/** The hold comes first; a refund that cannot hold any more is over, and its hold's id is used up so that none comes late. */
export async function holdTopUp(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  const { refundId, orderId, packId, reason, refundFen, paidAt } = refund
  const topUp = await findCreditedTopUp(orderId)
  if (!topUp) throw new Refusal('ORDER_UNKNOWN', {})
  const step = { packId, commandId: deriveId('hld', refundId), content: { orderId, refundFen }, rulesVersion: 0, at }
  try {
    const { entry } = await commitCommand({
      ...step,
      decide: async pack =>
        holdForRefund(pack, { refundId, paid: await paidTopUp(topUp, pack, at), reason, refundFen }, at),
    })
    if (entry.facts.kind === 'voided') return notHeld(refund, at)
  } catch (error) {
    if (!isFinalNo(error)) throw error
    const entry = await voidCommand(step, 'held')
    if (entry.facts.kind === 'voided') return notHeld(refund, at)
  }
  const back = wayBack({ paidBy: topUp.paidBy, paidAt }, at)
  if (back.way === 'by_hand') return leaveToHand(refund, at)
  await tellOrder(refund, 'refunding', at)
  return askChannel(refund, back.channel, at)
}

async function notHeld(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  await tellOrder(refund, 'released', at)
  return changedMeanwhile(at)
}

function changedMeanwhile(at: Instant): TopUpRefundState {
  return { state: 'released', releasedAt: at, why: '可退金额有变化' }
}

/**
 * Of a sale nothing is held: it was paid. The mark on the order lets one refund of it pass at a time and never more than was
 * paid; then the card's part goes back, and only then WeChat Pay is asked.
 */
export async function holdSale(refund: TopUpRefund, sale: SaleRefund, at: Instant): Promise<TopUpRefundState> {
  const { orderId, packId, paidAt, staffId } = refund
  // The mark is not this refund's, so the order is not told: what it says is of another one.
  if (!(await markOrder(refund, at))) return changedMeanwhile(at)
  if (sale.balanceFen > NO_MONEY) {
    const { spendRefundId: refundId, saleId, storeId, reason, balanceFen: amountFen } = sale
    const ofCard = { packId, saleId, refundId, amountFen, reason, storeId, staffId: staffId ?? '' }
    const step = cardRefund(ofCard, 0, at)
    try {
      await commitCommand(step)
    } catch (error) {
      if (!isFinalNo(error)) throw error
      // The same id with another amount was carried out meanwhile: then this one never will be.
      const isUsedUp = error.code === 'COMMAND_ID_REUSED'
      if (isUsedUp || (await voidCommand(step, 'spend_refunded')).facts.kind === 'voided') return notHeld(refund, at)
    }
  }
  const order = await findOrder(orderId)
  const back = wayBack({ paidBy: order?.channel ?? null, paidAt }, at)
  return back.way === 'by_hand' ? leaveToHand(refund, at) : askChannel(refund, back.channel, at)
}

/** No card has this money: it goes back as it came. */
export async function sendBack(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  const order = await findOrder(refund.orderId)
  const back = wayBack({ paidBy: order?.channel ?? null, paidAt: refund.paidAt }, at)
  if (back.way === 'by_hand') return leaveToHand(refund, at)
  await tellOrder(refund, 'refunding', at)
  return askChannel(refund, back.channel, at)
}

/** The refund has failed: what it held is the member's again. */
export function letGo({ refundId, packId }: TopUpRefund, at: Instant): Promise<unknown> {
  const holdId = deriveId('hld', refundId)
  return commitCommand({
    packId,
    commandId: deriveId('rel', refundId),
    content: { refundId },
    rulesVersion: 0,
    at,
    decide: pack => release(pack, holdId, { kind: 'refund', refundId }, at),
  })
}
