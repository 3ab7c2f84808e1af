import { bytesOfJson } from '../bytes-of-json'
import { packLimits } from '../pack/limits'
import type { Pack, Reservation } from '../pack/pack'
import { Refusal } from '../refusal'
import type { ClosedCoupon, Coupon } from './coupon'

/** Why one more coupon does not fit into the wallet, by number or by size; null when it does. */
export function whyWalletFull(pack: Pack, terms: Coupon['terms']): Refusal | null {
  return whyNoPlaceFor(pack, { count: 1, bytes: bytesOfJson(terms) })
}

/** The same for several at once. */
export function whyNoPlaceFor(pack: Pack, more: { count: number; bytes: number }): Refusal | null {
  const { count, bytes } = takenPlaces(pack)
  const full = count + more.count > packLimits.coupons || bytes + more.bytes > packLimits.couponBytes
  return full ? new Refusal('WALLET_FULL', { limit: count }) : null
}

/** What is here, what is on its way to a friend and may come back, and what comes with top-ups under way. */
function takenPlaces({ coupons, couponsOut, reservations }: Pack): { count: number; bytes: number } {
  const kept = [...coupons, ...Object.values(couponsOut)]
  const promised = Object.values<Reservation>(reservations).flatMap(each => each.coupons ?? [])
  return {
    count: promised.reduce((sum, { count }) => sum + count, kept.length),
    bytes: promised.reduce((sum, { bytes }) => sum + bytes, bytesOfJson(kept)),
  }
}

/** The newest coupons that are over, as many as there is room to remember. */
export function remembered(closed: readonly ClosedCoupon[]): ClosedCoupon[] {
  const kept = closed.slice(-packLimits.closedCoupons)
  while (kept.length > 1 && bytesOfJson(kept) > packLimits.closedCouponBytes) kept.shift()
  return kept
}
