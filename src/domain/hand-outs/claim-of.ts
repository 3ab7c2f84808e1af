import { type ClaimId, makeId, type PackId } from '../ids'
import type { Sha256 } from '../ledger/entry'
import { randomOfHash } from '../random-of-hash'
import { instant } from '../time'

/** A claim that died half way is fenced for ever; more of them than this is no accident. */
export const MOST_ATTEMPTS = 3

/**
 * The claim of one member by one round of a hand-out: whoever comes to it again, the member's tap or the clock, comes to the same
 * one, so it is granted once. Its time is the beginning of time: it is as old as the hand-out itself.
 */
export function claimOf(round: string, packId: PackId, attempt: number, sha256: Sha256): ClaimId {
  return makeId('clm', instant(0), randomOfHash(sha256(`hand-out|${round}|${packId}|${attempt}`)))
}
