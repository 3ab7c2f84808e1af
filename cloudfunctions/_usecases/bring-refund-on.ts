import { accountOf, type ChannelAccount, type ChannelId } from '../../src/domain/channels/channel'
import { deriveId, type TopUpRefundId } from '../../src/domain/ids'
import { NO_MONEY } from '../../src/domain/money'
import { giveRestBack } from '../../src/domain/pack/give-rest-back'
import { release } from '../../src/domain/pack/release'
import { holdForRefund, withdraw } from '../../src/domain/pack/withdraw'
import { byHandWords } from '../../src/domain/refunds/by-hand-words'
import {
  type SaleRefund,
  type TopUpRefund,
  type TopUpRefundState,
  wayBack,
} from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { portOf } from '../_platform/payments/channels'
import { raiseAlarm } from '../_store/alarms'
import { findOrder } from '../_store/orders'
import { refunds } from '../_store/refunds'
import { commitCommand } from './commit-command'
import { findCreditedTopUp } from './find-top-up'
import { moveFlow } from './move-flow'
import { paidTopUp } from './paid-top-up'
import { cardRefund } from './refund-charge'
import { sweepFlows } from './sweep-flows'
import { markOrder, tellOrder } from './tell-order'
import { voidCommand } from './void-command'

/** Steps of one refund in one call: more than there are, so that a mistake cannot turn for ever. */
const MOST_STEPS = 6

/** Takes a refund as far as it goes now. Every step is one conditional write under an id that follows from the refund's. */
export async function bringRefundOn(refund: TopUpRefund, at: Instant): Promise<TopUpRefund> {
  let now = refund
  for (let step = 0; step < MOST_STEPS; step++) {
    const progress = await nextOf(now, at)
    if (!progress) return now
    now = await moveFlow(refunds, now, progress)
  }
  return now
}

/** The clock's part: refunds that a function left half-way, and those whose result the channel has meanwhile. */
export function sweepRefunds(at: Instant): Promise<number> {
  return sweepFlows(refunds, at, async refund => {
    const next = await bringRefundOn(refund, at)
    // Still on its way: looked at again in a while.
    if (next.progress.state === refund.progress.state) throw new Refusal('TRY_AGAIN', {})
  })
}

/** A person says that a refund was paid by hand: only then its lots are closed. */
export async function paidByHand(
  { refundId, note }: { refundId: TopUpRefundId; note?: string | undefined },
  staffId: string,
  at: Instant,
): Promise<TopUpRefund> {
  const refund = await refunds.find(refundId)
  if (!refund) throw new Refusal('ORDER_UNKNOWN', {})
  const { state } = refund.progress
  if (state === 'paid_by_hand' || state === 'paying_by_hand') return bringRefundOn(refund, at)
  if (state !== 'manual') throw new Refusal('REFUND_NOT_BY_HAND', {})
  const paying = { state: 'paying_by_hand' as const, since: at, staffId, ...(note !== undefined && { note }) }
  return bringRefundOn(await moveFlow(refunds, refund, paying), at)
}

async function nextOf(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState | null> {
  const { progress } = refund
  switch (progress.state) {
    case 'holding':
      return refund.sale ? holdSale(refund, refund.sale, at) : hold(refund, at)
    case 'requested':
      return askForResult(refund, at)
    case 'failed':
      await letGo(refund, at)
      await tellOrder(refund, 'released', at)
      return { state: 'released', releasedAt: at, why: progress.why }
    case 'paying_by_hand':
      await close(refund, 'refunded_by_hand', at)
      await tellOrder(refund, 'refunded', at)
      return {
        ...{ state: 'paid_by_hand', paidAt: at, staffId: progress.staffId },
        ...(progress.note !== undefined && { note: progress.note }),
      }
    case 'refunded':
    case 'released':
    case 'manual':
    case 'paid_by_hand':
      return null
    default:
      return progress satisfies never
  }
}

/** The hold comes first; a refund that cannot hold any more is over, and its hold's id is used up so that none comes late. */
async function hold(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
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
    if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN' || error.code === 'PACK_FROZEN') throw error
    const entry = await voidCommand(step, 'held')
    if (entry.facts.kind === 'voided') return notHeld(refund, at)
  }
  const back = wayBack({ paidBy: topUp.paidBy, paidAt }, at)
  if (back.way === 'by_hand') return leaveToHand(refund, at)
  await tellOrder(refund, 'refunding', at)
  return request(refund, back.channel, at)
}

async function notHeld(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  await tellOrder(refund, 'released', at)
  return { state: 'released', releasedAt: at, why: '可退金额有变化' }
}

/**
 * Of a sale nothing is held: it was paid. The mark on the order lets one refund of it pass at a time and never more than was
 * paid; then the card's part goes back, and only then WeChat Pay is asked.
 */
async function holdSale(refund: TopUpRefund, sale: SaleRefund, at: Instant): Promise<TopUpRefundState> {
  const { orderId, packId, paidAt, staffId } = refund
  const released: TopUpRefundState = { state: 'released', releasedAt: at, why: '可退金额有变化' }
  if (!(await markOrder(refund, at))) return released
  if (sale.balanceFen > NO_MONEY) {
    const { spendRefundId: refundId, saleId, storeId, reason, balanceFen: amountFen } = sale
    const ofCard = { packId, saleId, refundId, amountFen, reason, storeId, staffId: staffId ?? '' }
    const step = cardRefund(ofCard, 0, at)
    try {
      await commitCommand(step)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN' || error.code === 'PACK_FROZEN') throw error
      // The same id with another amount was carried out meanwhile: then this one never will be.
      const isUsedUp = error.code === 'COMMAND_ID_REUSED'
      if (isUsedUp || (await voidCommand(step, 'spend_refunded')).facts.kind === 'voided') {
        await tellOrder(refund, 'released', at)
        return released
      }
    }
  }
  const order = await findOrder(orderId)
  const back = wayBack({ paidBy: order?.channel ?? null, paidAt }, at)
  return back.way === 'by_hand' ? leaveToHand(refund, at) : request(refund, back.channel, at)
}

async function request(refund: TopUpRefund, channel: ChannelId | null, at: Instant): Promise<TopUpRefundState> {
  const { refundId, orderId, paidFen, refundFen } = refund
  const { orderId: paidOrderId, totalFen } = refund.paidUnder ?? { orderId, totalFen: paidFen }
  const answer = await portOf(channel).refund({ orderId: paidOrderId, refundId, paidFen: totalFen, refundFen })
  switch (answer.refund) {
    case 'accepted':
      return { state: 'requested', requestedAt: at }
    case 'by_hand':
      return leaveToHand(refund, at)
    case 'refused':
      // The card's part of a sale has gone back already: the rest is owed too.
      return refund.sale ? leaveToHand(refund, at) : { state: 'failed', why: answer.why }
    default:
      return answer satisfies never
  }
}

async function askForResult(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState | null> {
  const { refundId } = refund
  const orderId = refund.paidUnder?.orderId ?? refund.orderId
  const order = await findOrder(orderId)
  const result = await portOf(order?.channel ?? null).queryRefund({ orderId, refundId })
  switch (result) {
    case 'refunded':
      await close(refund, accountOf(order?.channel ?? null), at)
      await tellOrder(refund, 'refunded', at)
      return { state: 'refunded', refundedAt: at }
    case 'processing':
      return null
    case 'closed':
      return refund.sale ? leaveToHand(refund, at) : { state: 'failed', why: '支付平台关闭了退款' }
    case 'abnormal':
      return leaveToHand(refund, at)
    default:
      return result satisfies never
  }
}

/** The channel cannot pay it back: the shop hears what to do, and until a person has done it the money stays held. */
async function leaveToHand(refund: TopUpRefund, at: Instant): Promise<TopUpRefundState> {
  await tellOrder(refund, 'manual_refund', at)
  await raiseAlarm('refund_by_hand', refund.refundId, at, byHandWords(refund))
  return { state: 'manual', since: at }
}

function close(refund: TopUpRefund, paidFrom: ChannelAccount | 'refunded_by_hand', at: Instant): Promise<unknown> {
  const { refundId, orderId, packId, reason, refundFen, sale, staffId } = refund
  return commitCommand({
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

function letGo({ refundId, packId }: TopUpRefund, at: Instant): Promise<unknown> {
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
