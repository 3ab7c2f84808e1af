import type { ExchangeView, PointsPage } from '../../contract/points'
import { pointsWords } from '../../copy/points'

const words = pointsWords.exchange

/** One way of exchange as the page draws it. */
export interface Way extends ExchangeView {
  direction: 'to_bonus' | 'to_points'
  title: string
  /** what is needed before anything goes */
  notYet: string
  /** how long the bonus lasts; null where points come */
  bonusValidDays: number | null
}

/** The exchanges that the shop offers, with what is missing for the least of each. */
export function waysOf({ toBonus, toPoints }: PointsPage): Way[] {
  const ways: Way[] = []
  if (toBonus) {
    const notYet = words.notYet.to_bonus(toBonus.leastYuan * toBonus.pointsPerYuan)
    ways.push({ ...toBonus, direction: 'to_bonus', title: words.toBonus.title, notYet })
  }
  if (toPoints) {
    const notYet = words.notYet.to_points(toPoints.leastYuan)
    ways.push({ ...toPoints, direction: 'to_points', title: words.toPoints.title, notYet, bonusValidDays: null })
  }
  return ways
}

/** The whole yuan that somebody typed; null when there are none, or not within what goes now. */
export function yuanWithin(text: string, { leastYuan, mostYuan }: ExchangeView): number | null {
  if (!/^\d{1,6}$/.test(text)) return null
  const yuan = Number(text)
  return yuan >= leastYuan && yuan <= mostYuan ? yuan : null
}
