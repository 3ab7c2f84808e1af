import type { TopUpRefundId } from '../../src/domain/ids'
import type { TopUpRefund, TopUpRefundState } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { refunds } from '../_store/refunds'
import { holdSale, holdTopUp, letGo, sendBack } from './hold-for-refund'
import { moveFlow } from './move-flow'
import { askForResult, closeRefund } from './refund-at-channel'
import { sweepFlows } from './sweep-flows'
import { tellOrder } from './tell-order'

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
      if (refund.uncredited) return sendBack(refund, at)
      return refund.sale ? holdSale(refund, refund.sale, at) : holdTopUp(refund, at)
    case 'requested':
      return askForResult(refund, at)
    case 'failed':
      await letGo(refund, at)
      await tellOrder(refund, 'released', at)
      return { state: 'released', releasedAt: at, why: progress.why }
    case 'paying_by_hand':
      await closeRefund(refund, 'refunded_by_hand', at)
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
