import type { PackId } from '../ids'
import type { Instant } from '../time'

/** How far the clock has come with giving a segment its coupons, member by member in the order of their packs. */
export interface HandOutWork {
  /** which hand-out, and which round of it (see `roundOf`) */
  round: string
  after: PackId | ''
  /** members looked at, of them in the segment and given a coupon, and in it and not given one (caps, a full wallet, no stock) */
  looked: number
  given: number
  refused: number
  startedAt: Instant
  /** null while there are members left */
  doneAt: Instant | null
}

/** A round before its first member. */
export function beginWork(round: string, at: Instant): HandOutWork {
  return { round, after: '', looked: 0, given: 0, refused: 0, startedAt: at, doneAt: null }
}
