import type { Coupon } from '../coupons/coupon'
import type { CouponId } from '../ids'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import { freeCoupons } from '../pack/kept-coupons'
import type { Pack } from '../pack/pack'
import { findCoupon } from '../pack/redeem-coupon'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Tier } from './tier'

/** A coupon that a top-up uses, and what it changes: kept for the order from its start, used by its credit. */
export interface CouponOnTopUp {
  couponId: CouponId
  /** less to pay: what is not paid comes as bonus, so that what was paid alone is principal */
  offFen: Fen
  /** more bonus */
  moreFen: Fen
}

/** What a coupon changes about a tier, or why it cannot be used on it. */
export function couponOnTier(pack: Pack, couponId: CouponId, tier: Tier, at: Instant): CouponOnTopUp | Refusal {
  const coupon = findCoupon(pack, couponId)
  return coupon instanceof Refusal ? coupon : fitToTier(coupon, tier, at)
}

function fitToTier({ couponId, terms, startsAt, expiresAt }: Coupon, tier: Tier, at: Instant): CouponOnTopUp | Refusal {
  const { benefit } = terms
  if (benefit.kind !== 'top_up') return new Refusal('COUPON_NOT_FOR_TOP_UP', {})
  if (at < startsAt) return new Refusal('COUPON_NOT_YET_VALID', { startsAt })
  if (at >= expiresAt) return new Refusal('COUPON_EXPIRED', { expiresAt })
  const { minimumFen, gain, fen } = benefit
  if (tier.payFen < minimumFen) {
    return new Refusal('COUPON_ORDER_TOO_SMALL', { shortFen: subtractFen(minimumFen, tier.payFen) })
  }
  switch (gain) {
    case 'less_to_pay':
      return { couponId, offFen: fen, moreFen: NO_MONEY }
    case 'more_bonus':
      return { couponId, offFen: NO_MONEY, moreFen: fen }
    default:
      return gain satisfies never
  }
}

/** The tier as it is with a coupon: what is paid and what is credited beside it. */
export function withCoupon(tier: Tier, { offFen, moreFen }: CouponOnTopUp): Tier {
  const bonusFen = addFen(addFen(tier.bonusFen, offFen), moreFen)
  return { ...tier, payFen: subtractFen(tier.payFen, offFen), bonusFen }
}

/** The member's coupons that fit a tier: the one that brings most first, of equals the one that ends first. */
export function couponsForTier(pack: Pack, tier: Tier, at: Instant): Coupon[] {
  const gainOf = (coupon: Coupon): number => (coupon.terms.benefit.kind === 'top_up' ? coupon.terms.benefit.fen : 0)
  return freeCoupons(pack)
    .filter(coupon => !(fitToTier(coupon, tier, at) instanceof Refusal))
    .sort((a, b) => gainOf(b) - gainOf(a) || a.expiresAt - b.expiresAt)
}
