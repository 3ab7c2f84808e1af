import type { Level } from '../members/level'
import { fen, shareOfFenRoundedDown } from '../money'
import { isWithinHours } from '../weekly-hours'
import { amountOfLine, isAmong, type Order } from './order-line'
import type { PriceRule } from './price-rule'
import { splitByWeight } from './split'

/** What a member's prices take off an order before any coupon. */
export interface MemberPrices {
  /** per line, in the order's order */
  off: number[]
  /** per rule that counted */
  rules: { rule: PriceRule; off: number }[]
}

/** Whether a rule holds for this member, here and now, whatever is bought. */
export function isInForce(rule: PriceRule, level: Level, { storeId, at }: Order): boolean {
  if (at < rule.startsAt || (rule.endsAt !== null && at >= rule.endsAt)) return false
  if (rule.levels !== null && !rule.levels.includes(level)) return false
  if (rule.storeIds !== null && !rule.storeIds.includes(storeId)) return false
  return isWithinHours(rule.hours, at)
}

/**
 * Each line has the lowest price that a rule gives it, and no second one on top. A rule's discount is a share of all its
 * lines together, rounded down once, and split over them exactly.
 */
export function memberPrices(order: Order, rules: readonly PriceRule[]): MemberPrices {
  const ruleOfLine = order.lines.map(line => {
    let best: PriceRule | null = null
    for (const rule of rules) {
      if (isAmong(line, rule.goods) && (best === null || rule.payPercent < best.payPercent)) best = rule
    }
    return best
  })
  const off = order.lines.map(() => 0)
  const counted: MemberPrices['rules'] = []
  for (const rule of new Set(ruleOfLine)) {
    if (rule === null) continue
    const weights: number[] = order.lines.map((line, place) => (ruleOfLine[place] === rule ? amountOfLine(line) : 0))
    const amount = fen(weights.reduce((sum, weight) => sum + weight, 0))
    const ruleOff = shareOfFenRoundedDown(amount, 100 - rule.payPercent, 100)
    if (ruleOff === 0) continue
    splitByWeight(ruleOff, weights).forEach((part, place) => {
      off[place] = (off[place] ?? 0) + part
    })
    counted.push({ rule, off: ruleOff })
  }
  return { off, rules: counted }
}
