import type { Fen } from '../money'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import { hoursText, isWithinHours } from '../weekly-hours'
import type { Coupon } from './coupon'
import { discountOn, needsOrderAmount } from './terms'

/** Where and when a coupon is to be used; `orderFen` (of the goods it counts) null while the till has not entered it. */
export interface UseOfCoupon {
  storeId: string
  storeNameOf: (storeId: string) => string
  orderFen: Fen | null
  at: Instant
}

/** Why a coupon cannot be used here and now, in the order in which a person would want to hear it; null when it can. */
export function whyNot(coupon: Coupon, use: UseOfCoupon): Refusal | null {
  const elsewhere = whyNotHereAndNow(coupon, use)
  if (elsewhere) return elsewhere
  const { benefit } = coupon.terms
  if (use.orderFen === null) {
    return needsOrderAmount(benefit) ? new Refusal('COUPON_NEEDS_ORDER_AMOUNT', {}) : null
  }
  const discount = discountOn(benefit, use.orderFen)
  return 'shortFen' in discount ? new Refusal('COUPON_ORDER_TOO_SMALL', discount) : null
}

/** The part of it that has nothing to do with what is bought. */
export function whyNotHereAndNow(coupon: Coupon, use: Omit<UseOfCoupon, 'orderFen'>): Refusal | null {
  if (coupon.terms.benefit.kind === 'top_up') return new Refusal('COUPON_FOR_TOP_UP', {})
  if (use.at < coupon.startsAt) return new Refusal('COUPON_NOT_YET_VALID', { startsAt: coupon.startsAt })
  if (use.at >= coupon.expiresAt) return new Refusal('COUPON_EXPIRED', { expiresAt: coupon.expiresAt })
  const { storeIds, hours } = coupon.terms
  if (storeIds && !storeIds.includes(use.storeId)) {
    return new Refusal('COUPON_WRONG_STORE', { storeNames: storeIds.map(use.storeNameOf).join('、') })
  }
  if (hours && !isWithinHours(hours, use.at)) return new Refusal('COUPON_WRONG_HOURS', { hours: hoursText(hours) })
  return null
}
