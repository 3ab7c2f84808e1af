import type { ClaimId, CouponId, RedeemId } from '../ids'
import type { Fen } from '../money'
import type { Instant } from '../time'
import type { CouponTerms } from './terms'

/** A coupon that the member holds and has not used. It lies in the owner's pack and nowhere else: one owner, one use. */
export interface Coupon {
  couponId: CouponId
  templateId: string
  claimId: ClaimId
  terms: CouponTerms
  claimedAt: Instant
  startsAt: Instant
  /** exclusive */
  expiresAt: Instant
}

/** How a coupon ended. */
export type CouponEnd =
  /**
   * `redeemId` is missing in packs that were stored before redemptions could be undone; `offFen`, what it took off, where that was
   * not known or noted
   */
  | { state: 'redeemed'; at: Instant; storeName: string; redeemId?: RedeemId; offFen?: Fen }
  | { state: 'expired'; at: Instant }
  /** a friend has it now */
  | { state: 'given'; at: Instant }

/** A coupon that is over, kept for a while so that "already used, then and there" can be said. */
export type ClosedCoupon = Coupon & { end: CouponEnd }
