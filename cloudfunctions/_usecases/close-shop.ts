import { type Closing, type ClosingLeftover, isShut, newClosing } from '../../src/domain/closing/closing'
import type { ClosingId, TopUpRefundId } from '../../src/domain/ids'
import { isAhead } from '../../src/domain/pack/repeats'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { closings, leftoversAfter, newestClosing } from '../_store/closings'
import { closingRefundsAfter, type RefundSums, sumsOfClosing } from '../_store/refunds'
import { moveFlow } from './move-flow'

export interface ClosingWish {
  closingId: ClosingId
  reason: string
  /** the shop's name, written once more by the owner */
  confirmation: string
}

/**
 * The owner closes the shop: from now on nobody tops up, and the clock gives back what was paid and not used. Repeating it
 * answers the same. Throws CLOSING_NOT_CONFIRMED, CLOSING_RUNS (one at a time), COMMAND_ID_REUSED, COMMAND_ID_TIME.
 */
export async function closeShop(
  { closingId, reason, confirmation }: ClosingWish,
  { staffId }: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Closing> {
  const there = await closings.find(closingId)
  if (there) return same(there, reason, staffId)
  if (isAhead(closingId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  if (confirmation.trim() !== rules.shop.shopName) throw new Refusal('CLOSING_NOT_CONFIRMED', {})
  const closing = newClosing({ closingId, reason, staffId }, at)
  if (await closings.insert(closing)) return closing
  const other = await closings.find(closingId)
  if (!other) throw new Refusal('CLOSING_RUNS', {})
  return same(other, reason, staffId)
}

function same(closing: Closing, reason: string, staffId: string): Closing {
  if (closing.reason !== reason || closing.staffId !== staffId) throw new Refusal('COMMAND_ID_REUSED', {})
  return closing
}

/** Stops the walk for a while, or goes on with it. What was begun for a member goes its way. */
export async function pauseClosing(closingId: ClosingId, by: string, at: Instant): Promise<Closing> {
  const closing = await known(closingId)
  const { progress } = closing
  if (progress.state !== 'running') return closing
  return moveFlow(closings, closing, { ...progress, state: 'paused', by, since: at })
}

/** Goes on where a pause stopped it; one that is not paused stays as it is. */
export async function resumeClosing(closingId: ClosingId, at: Instant): Promise<Closing> {
  const closing = await known(closingId)
  if (closing.progress.state !== 'paused') return closing
  const { by: _by, since: _since, ...walk } = closing.progress
  return moveFlow(closings, closing, { ...walk, state: 'running', nextAt: at })
}

/** The shop goes on: members can top up again. What was given back stays so. */
export async function reopenShop(closingId: ClosingId, by: string, at: Instant): Promise<Closing> {
  const closing = await known(closingId)
  const { progress } = closing
  if (!isShut(closing)) return closing
  return moveFlow(closings, closing, { state: 'reopened', by, at, round: progress.round })
}

async function known(closingId: ClosingId): Promise<Closing> {
  const closing = await closings.find(closingId)
  if (!closing) throw new Refusal('CLOSING_UNKNOWN', {})
  return closing
}

/** The newest closing with what it came to so far; null when the shop never closed. */
export async function readClosing(): Promise<{ closing: Closing; sums: RefundSums } | null> {
  const closing = await newestClosing()
  return closing && { closing, sums: await sumsOfClosing(closing.closingId) }
}

export type { RefundSums }

/** What a closing has given back until now. */
export function sumsOf({ closingId }: Closing): Promise<RefundSums> {
  return sumsOfClosing(closingId)
}

const LINES_PER_PAGE = 200
/** Cards with principal that no top-up explains: more than a few are a case for more than a list. */
const MOST_LEFTOVERS = 1000

/** A page of what a closing gives back, and with the first one what it leaves to the shop. */
export async function closingReport(
  closingId: ClosingId,
  after: TopUpRefundId | null,
): Promise<{ refunds: TopUpRefund[]; leftovers: ClosingLeftover[]; next: TopUpRefundId | null }> {
  await known(closingId)
  const [page, leftovers] = await Promise.all([
    closingRefundsAfter(closingId, after ?? '', LINES_PER_PAGE),
    after === null ? leftoversAfter(closingId, '', MOST_LEFTOVERS) : [],
  ])
  return { refunds: page, leftovers, next: page.length < LINES_PER_PAGE ? null : (page.at(-1)?.refundId ?? null) }
}
