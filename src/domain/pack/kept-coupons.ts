import type { Coupon } from '../coupons/coupon'
import type { CouponId } from '../ids'
import type { Instant } from '../time'
import type { HoldOwner } from './hold'
import type { Pack, Reservation } from './pack'

/** What may keep coupons for something under way. */
type Keepers = Pick<Pack, 'holds' | 'reservations'>

/**
 * The coupons that something under way keeps, each with when it lets go of it by itself; null where another document decides. What
 * a top-up left behind keeps its coupon until the next one starts.
 */
export function keptCoupons({ holds, reservations }: Keepers): Map<CouponId, Instant | null> {
  const kept = new Map<CouponId, Instant | null>()
  for (const { owner, until } of holds) {
    const ends = owner.kind === 'checkout' ? until : null
    for (const couponId of couponsKeptBy(owner)) kept.set(couponId, ends)
  }
  for (const { couponId, until } of Object.values<Reservation>(reservations)) {
    if (couponId !== undefined) kept.set(couponId, until)
  }
  return kept
}

/** The coupons that nothing under way keeps. What is kept waits for its end, even beyond its last day. */
export function freeCoupons(pack: Keepers & Pick<Pack, 'coupons'>): Coupon[] {
  const kept = keptCoupons(pack)
  return kept.size === 0 ? pack.coupons : pack.coupons.filter(({ couponId }) => !kept.has(couponId))
}

function couponsKeptBy(owner: HoldOwner): readonly CouponId[] {
  switch (owner.kind) {
    case 'checkout':
    case 'rest':
      return owner.offers.coupons.map(({ couponId }) => couponId)
    case 'refund':
      return owner.couponIds ?? []
    case 'payment':
      return owner.offers?.coupons.map(({ couponId }) => couponId) ?? []
    case 'till':
      return []
    default:
      return owner satisfies never
  }
}
