import type { Fen } from '../money'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Coupon } from './coupon'
import { discountOn, needsOrderAmount } from './terms'

/** Where and when a coupon is to be used; `orderFen` null while the till has not entered the amount. */
export interface UseOfCoupon {
  storeId: string
  storeNameOf: (storeId: string) => string
  orderFen: Fen | null
  at: Instant
}

/** Why a coupon cannot be used here and now, in the order in which a person would want to hear it; null when it can. */
export function whyNot(coupon: Coupon, use: UseOfCoupon): Refusal | null {
  if (use.at < coupon.startsAt) return new Refusal('COUPON_NOT_YET_VALID', { startsAt: coupon.startsAt })
  if (use.at >= coupon.expiresAt) return new Refusal('COUPON_EXPIRED', { expiresAt: coupon.expiresAt })
  const { storeIds, benefit } = coupon.terms
  if (storeIds && !storeIds.includes(use.storeId)) {
    return new Refusal('COUPON_WRONG_STORE', { storeNames: storeIds.map(use.storeNameOf).join('、') })
  }
  if (use.orderFen === null) {
    return needsOrderAmount(benefit) ? new Refusal('COUPON_NEEDS_ORDER_AMOUNT', {}) : null
  }
  const discount = discountOn(benefit, use.orderFen)
  return 'shortFen' in discount ? new Refusal('COUPON_ORDER_TOO_SMALL', discount) : null
}
