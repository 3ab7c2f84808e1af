import { packLimits } from '../pack/limits'
import type { Pack } from '../pack/pack'
import { Refusal } from '../refusal'
import type { ClosedCoupon, Coupon } from './coupon'

/** Why one more coupon does not fit into the wallet, by number or by size; null when it does. */
export function whyWalletFull({ coupons }: Pack, terms: Coupon['terms']): Refusal | null {
  const full = coupons.length >= packLimits.coupons || sizeOf(coupons) + sizeOf(terms) > packLimits.couponBytes
  return full ? new Refusal('WALLET_FULL', { limit: coupons.length }) : null
}

/** The newest coupons that are over, as many as there is room to remember. */
export function remembered(closed: readonly ClosedCoupon[]): ClosedCoupon[] {
  const kept = closed.slice(-packLimits.closedCoupons)
  while (kept.length > 1 && sizeOf(kept) > packLimits.closedCouponBytes) kept.shift()
  return kept
}

/** Bytes as UTF-8: Chinese takes three of them a character. */
function sizeOf(value: unknown): number {
  const text = JSON.stringify(value)
  let bytes = 0
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return bytes
}
