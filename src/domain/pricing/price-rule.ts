import type { Goods } from '../coupons/terms'
import type { Level } from '../members/level'
import type { Instant } from '../time'
import type { WeeklyHours } from '../weekly-hours'

/**
 * A price that a member pays instead of the listed one: by level, at certain hours, for certain goods, in certain stores;
 * mostly for paying by balance alone. Published from the merchant's `price_rules` document.
 */
export interface PriceRule {
  ruleId: string
  title: string
  /** 95 is 9.5折 */
  payPercent: number
  paidBy: 'balance' | 'anything'
  /** levels that have it; null: all */
  levels: Level[] | null
  storeIds: string[] | null
  goods: Goods | null
  hours: WeeklyHours[] | null
  startsAt: Instant
  /** exclusive; null: no end */
  endsAt: Instant | null
  /** whether coupons may lower an order on which this price counts */
  withCoupons: boolean
}
