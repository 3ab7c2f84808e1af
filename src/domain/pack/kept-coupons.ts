import type { Coupon } from '../coupons/coupon'
import type { CouponId } from '../ids'
import type { Instant } from '../time'
import type { HoldOwner } from './hold'
import type { Pack } from './pack'

/** The coupons that something under way keeps, each with when it lets go of it at the latest by itself. */
export function keptCoupons({ holds }: Pick<Pack, 'holds'>): Map<CouponId, Instant> {
  return new Map(holds.flatMap(({ owner, until }) => couponsKeptBy(owner).map(couponId => [couponId, until] as const)))
}

/** The coupons that nothing under way keeps. What is kept waits for its end, even beyond its last day. */
export function freeCoupons(pack: Pick<Pack, 'coupons' | 'holds'>): Coupon[] {
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
    case 'till':
    case 'payment':
      return []
    default:
      return owner satisfies never
  }
}
