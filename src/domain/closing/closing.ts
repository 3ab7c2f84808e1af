import type { ClosingId, PackId } from '../ids'
import type { EntryKind } from '../ledger/accounts'
import type { Fen } from '../money'
import { type Instant, later, MINUTE, SECOND } from '../time'

/**
 * A shop that closes gives every member back what was paid and not used. One at a time; while it stands, also once it is
 * done, nobody can top up.
 */
export interface Closing {
  closingId: ClosingId
  /** why, in the owner's words */
  reason: string
  staffId: string
  startedAt: Instant
  progress: ClosingState
}

/** How far the walk over all packs has come. It goes round until a whole round finds nothing to do. */
export interface Walk {
  /** the last pack that was looked at in this round; '' before the first */
  after: PackId | ''
  round: number
  roundBegan: Instant
  /** packs looked at in this round */
  looked: number
  /** of them, those in which something was begun, or stood in the way for now */
  unsettled: number
  /** when the clock goes on */
  nextAt: Instant
}

export type ClosingState =
  | ({ state: 'running' } & Walk)
  | ({ state: 'paused'; by: string; since: Instant } & Walk)
  | { state: 'done'; doneAt: Instant; round: number }
  /** the shop goes on after all: what was given back stays so */
  | { state: 'reopened'; by: string; at: Instant; round: number }

/** What no top-up of the pack's own explains: the shop gives it back by hand. */
export interface ClosingLeftover {
  closingId: ClosingId
  packId: PackId
  /** null: the pack is frozen and could not be read */
  principalFen: Fen | null
}

export const packsPerTick = 50
/** Payments that were under way when it began have ended by then, and rules that functions remember are read again. */
const LAST_PAYMENT = 20 * MINUTE
const BETWEEN_ROUNDS = 10 * MINUTE
const BETWEEN_PAGES = SECOND

/** A closing that begins at the first pack. */
export function newClosing(of: Pick<Closing, 'closingId' | 'reason' | 'staffId'>, at: Instant): Closing {
  const walk: Walk = { after: '', round: 1, roundBegan: at, looked: 0, unsettled: 0, nextAt: at }
  return { ...of, startedAt: at, progress: { state: 'running', ...walk } }
}

/** Where the walk stands after a page of packs. The last page ends the round, and a round that found nothing ends the walk. */
export function afterPage(
  { startedAt }: Closing,
  walk: Walk,
  page: { last: PackId | null; looked: number; unsettled: number; isLast: boolean },
  at: Instant,
): ClosingState {
  const { after, round, roundBegan, looked, unsettled } = walk
  const seen = { looked: looked + page.looked, unsettled: unsettled + page.unsettled }
  if (!page.isLast) {
    const nextAt = later(at, BETWEEN_PAGES)
    return { state: 'running', after: page.last ?? after, round, roundBegan, ...seen, nextAt }
  }
  if (seen.unsettled === 0 && roundBegan >= later(startedAt, LAST_PAYMENT)) return { state: 'done', doneAt: at, round }
  const nextAt = later(at, BETWEEN_ROUNDS)
  return { state: 'running', after: '', round: round + 1, roundBegan: nextAt, looked: 0, unsettled: 0, nextAt }
}

/** What puts principal on a card that had none, once the shop takes no more money. */
export const bringsPrincipal = [
  ...(['gift_received', 'gift_returned', 'transfer_received', 'transfer_returned', 'spend_refunded'] as const),
  ...(['adjusted', 'card_imported', 'top_up_settled', 'counter_topped_up'] as const),
] satisfies EntryKind[]

/** When the clock should look at it; null while it is paused, and when it is over. */
export function closingDueAt({ progress }: Closing): Instant | null {
  return progress.state === 'running' ? progress.nextAt : null
}

/** Whether it keeps the shop from taking money. */
export function isShut({ progress }: Closing): boolean {
  return progress.state !== 'reopened'
}

/** Unique: one that stands in the way of another has the one seat there is. */
export function closingSeat(closing: Closing): string {
  return isShut(closing) ? 'closing' : closing.closingId
}
