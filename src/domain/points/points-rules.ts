import type { Fen } from '../money'
import { addMonths, endOfShopDay, type Instant, type ShopDay, shopDayOf, startOfShopDay } from '../time'

/** What the merchant's document `points` of `settings` says. */
export interface PointsRules {
  expiry: PointsExpiry
  /** points for the days of a row of daily sign-ins, the first to the seventh; null: no sign-in */
  signIn: { points: number[]; seventhDayBonus: number } | null
  toBonus: ToBonus | null
  toPoints: ToPoints | null
  rescue: RescueRules | null
  /** how many times the points of a purchase in the member's birthday month; absent: once, as in every other */
  birthdayTimes?: number
}

/** When points run out: never, at the end of a later calendar year, or at the end of the month some months on. */
export type PointsExpiry = { kind: 'never' } | { kind: 'year_end'; years: number } | { kind: 'months'; months: number }

/** Points that one member may exchange in one direction. */
export interface ExchangeCaps {
  dayPoints: number
  monthPoints: number
}

/** Points become bonus balance, in whole yuan. */
export interface ToBonus extends ExchangeCaps {
  pointsForYuan: number
  minimumPoints: number
  bonusValidDays: number
}

/** Bonus balance becomes points, in whole yuan. Never worth more points than the way back costs. */
export interface ToPoints extends ExchangeCaps {
  pointsPerYuan: number
  minimumFen: Fen
}

/** Bonus that ran out may be turned into a coupon once: which one follows from how much ran out. */
export interface RescueRules {
  withinDays: number
  /** by amount, highest first */
  bands: { fromFen: Fen; templateId: string }[]
}

/** A shop that says nothing about points: they are earned and kept, and nothing else. */
export const PLAIN_POINTS: PointsRules = {
  expiry: { kind: 'never' },
  signIn: null,
  toBonus: null,
  toPoints: null,
  rescue: null,
}

/** Months are rounded up to the month's end, so that a pack holds a lot per month and not one per purchase. */
export const MOST_EXPIRY_MONTHS = 36
export const MOST_EXPIRY_YEARS = 3

/** When points earned now run out (exclusive); null: never. */
export function pointsExpiry(rules: PointsExpiry, at: Instant): Instant | null {
  const today = shopDayOf(at)
  switch (rules.kind) {
    case 'never':
      return null
    case 'year_end':
      return endOfShopDay(`${Number(today.slice(0, 4)) + rules.years}-12-31` as ShopDay)
    case 'months':
      // The exclusive end is where the month after begins.
      return startOfShopDay(addMonths(`${today.slice(0, 7)}-01` as ShopDay, rules.months + 1))
    default:
      return rules satisfies never
  }
}
