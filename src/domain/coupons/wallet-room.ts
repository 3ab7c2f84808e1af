import { bytesOfJson } from '../bytes-of-json'
import { packLimits } from '../pack/limits'
import type { Pack } from '../pack/pack'
import { Refusal } from '../refusal'
import type { ClosedCoupon, Coupon } from './coupon'

/** Why one more coupon does not fit into the wallet, by number or by size; null when it does. */
export function whyWalletFull({ coupons, couponsOut }: Pack, terms: Coupon['terms']): Refusal | null {
  // What is on its way to a friend may come back.
  const kept = [...coupons, ...Object.values(couponsOut)]
  const full = kept.length >= packLimits.coupons || bytesOfJson(kept) + bytesOfJson(terms) > packLimits.couponBytes
  return full ? new Refusal('WALLET_FULL', { limit: kept.length }) : null
}

/** The newest coupons that are over, as many as there is room to remember. */
export function remembered(closed: readonly ClosedCoupon[]): ClosedCoupon[] {
  const kept = closed.slice(-packLimits.closedCoupons)
  while (kept.length > 1 && bytesOfJson(kept) > packLimits.closedCouponBytes) kept.shift()
  return kept
}
