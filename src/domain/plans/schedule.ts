import {
  addDays,
  addMonths,
  DAY,
  endOfShopDay,
  type Instant,
  later,
  type ShopDay,
  shopDayOf,
  startOfShopDay,
} from '../time'
import type { PlanTerms } from './plan'

/** So many days before its day an instalment can be paid, and the member is reminded of it. */
export const REMINDED_DAYS_BEFORE = 3

/** When one instalment is due. */
export interface Turn {
  day: ShopDay
  /** from then on it can be paid */
  from: Instant
  /** until then (exclusive): the day itself and the days of grace */
  until: Instant
}

/**
 * When the instalment with this number is due. The first is due on the day of joining. The others are counted from that
 * day and never from one another, so that who joins on the 31st pays at the end of February and on 31 March again.
 */
export function turnOf({ rhythm, graceDays }: PlanTerms, joinedAt: Instant, number: number): Turn {
  const anchor = shopDayOf(joinedAt)
  const steps = number - 1
  const day = rhythm === 'month' ? addMonths(anchor, steps) : addDays(anchor, 7 * steps)
  const from = later(startOfShopDay(day), -REMINDED_DAYS_BEFORE * DAY)
  return { day, from, until: endOfShopDay(addDays(day, graceDays)) }
}
