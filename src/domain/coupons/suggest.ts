import type { Fen } from '../money'
import { DAY, type Instant, lastDayBefore, shopDayOf, startOfShopDay } from '../time'
import { isWithinHours } from '../weekly-hours'
import type { Coupon } from './coupon'
import { minimumOf } from './terms'

/** From so many days before its end on, a coupon says how long it has. */
const SOON_DAYS = 3
/** A habit needs a few purchases to be one. */
const LEAST_SPENDS = 3

/** What is known of a member that tells which coupon fits. */
export interface Habits {
  pastSpends: readonly { fen: Fen }[]
}

/** Whether a coupon that is valid now has come to its last days. */
export function endsSoon(coupon: Coupon, at: Instant): boolean {
  return at >= coupon.startsAt && at < coupon.expiresAt && daysLeft(coupon, at) <= SOON_DAYS
}

/** Why a coupon is worth a thought now, in a line; null when nothing speaks for it more than for another. */
export function whyNow(coupon: Coupon, habits: Habits, at: Instant): string | null {
  if (at < coupon.startsAt || at >= coupon.expiresAt) return null
  const days = daysLeft(coupon, at)
  if (days === 0) return '今天到期'
  if (days <= SOON_DAYS) return `还有 ${days} 天到期`
  const minimum = minimumOf(coupon.terms.benefit)
  const usual = usualSpend(habits)
  return minimum > 0 && usual !== null && usual >= minimum ? '平时的消费就能用上' : null
}

/**
 * Coupons in the order in which they should be thought of: what can be used at this hour before what cannot, what ends soon
 * first, then what fits the member's usual purchase, then by their end.
 */
export function suggestedFirst(coupons: readonly Coupon[], habits: Habits, at: Instant): Coupon[] {
  const rank = (coupon: Coupon): number => {
    if (at < coupon.startsAt) return 3
    if (coupon.terms.hours && !isWithinHours(coupon.terms.hours, at)) return 2
    return whyNow(coupon, habits, at) === null ? 1 : 0
  }
  return [...coupons].sort((a, b) => rank(a) - rank(b) || a.expiresAt - b.expiresAt)
}

/** Days of the shop until the last one on which it can be used: 0 today. */
function daysLeft({ expiresAt }: Coupon, at: Instant): number {
  return Math.round((startOfShopDay(lastDayBefore(expiresAt)) - startOfShopDay(shopDayOf(at))) / DAY)
}

/** The middle one of the remembered purchases; null while they are too few. */
function usualSpend({ pastSpends }: Habits): Fen | null {
  if (pastSpends.length < LEAST_SPENDS) return null
  const sorted = pastSpends.map(({ fen }) => fen).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
