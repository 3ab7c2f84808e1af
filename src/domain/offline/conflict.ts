import type { PackId, RedeemId } from '../ids'
import type { CouponUse } from '../ledger/facts/coupon-facts'
import type { Instant } from '../time'

/** Why a redemption done without a network could not be written as it was. */
export type ConflictReason =
  /** used elsewhere meanwhile, then and there */
  | { why: 'used'; at: Instant; storeName: string }
  /** given away, or gone in another way */
  | { why: 'not_held' }
  /** beyond what this till may give away in a day */
  | { why: 'allowance' }
  /** told so long after it happened that nobody can look into it any more */
  | { why: 'late' }
  /** the coupon's own rules, judged at the time it happened */
  | { why: 'rules'; message: string }

/**
 * A redemption that a till did without a network, from the moment the shop hears of it. Its document comes before anything
 * moves, so that whatever happens then is visible.
 */
export interface OfflineClaim extends CouponUse {
  redeemId: RedeemId
  packId: PackId
  redeemedAt: Instant
  receivedAt: Instant
  progress:
    | { state: 'received' }
    /** within the till's allowance and not too late: the coupon is being used */
    | { state: 'admitted' }
    | { state: 'redeemed' }
    | { state: 'conflict'; reason: ConflictReason }
    /** the shop bears it / the store is asked to collect it: both sides stand in the ledger */
    | { state: 'decided'; reason: ConflictReason; policy: ConflictPolicy; by: string; at: Instant }
}

export type ConflictPolicy = 'honour' | 'reject'
