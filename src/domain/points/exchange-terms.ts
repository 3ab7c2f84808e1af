import { totalOf } from '../ledger/lots'
import { type Fen, fen, fenOfWholeYuan, wholeYuanAtLeast, wholeYuanOf } from '../money'
import { lotsOf, type Pack } from '../pack/pack'
import { roomFenOf } from '../pack/room'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { type Instant, shopDayOf } from '../time'
import { usablePoints } from './point-lots'
import type { ExchangeCaps } from './points-rules'
import { countedOn } from './tally'

export type Direction = 'to_bonus' | 'to_points'

/** What goes and what comes: always whole yuan of bonus, so that no rounding decides anything. */
export interface Exchange {
  direction: Direction
  points: number
  bonusFen: Fen
}

/** An exchange of some whole yuan of bonus, by the rules of now. Null when the shop does not offer that way. */
export function exchangeOf(direction: Direction, yuan: number, { points }: Rules): Exchange | null {
  const bonusFen = fenOfWholeYuan(yuan)
  switch (direction) {
    case 'to_bonus':
      return points.toBonus && { direction, points: yuan * points.toBonus.pointsForYuan, bonusFen }
    case 'to_points':
      return points.toPoints && { direction, points: yuan * points.toPoints.pointsPerYuan, bonusFen }
    default:
      return direction satisfies never
  }
}

/** What one way looks like to a member now: from how much to how much, in yuan; `mostYuan` 0: nothing goes now. */
export interface ExchangeRange {
  leastYuan: number
  mostYuan: number
  /** points for (or of) a yuan */
  pointsPerYuan: number
}

/** What one exchange looks like to a member now; null where the shop does not offer it. */
export function exchangeRange(direction: Direction, pack: Pack, rules: Rules, at: Instant): ExchangeRange | null {
  const { toBonus, toPoints } = rules.points
  if (direction === 'to_bonus') {
    if (!toBonus) return null
    const { pointsForYuan, minimumPoints } = toBonus
    const most = Math.min(usablePoints(pack, at), pointsLeft(pack, direction, toBonus, at))
    const mostYuan = Math.min(Math.floor(most / pointsForYuan), wholeYuanOf(roomFenOf(pack, rules, at)))
    return range(Math.ceil(minimumPoints / pointsForYuan), mostYuan, pointsForYuan)
  }
  if (!toPoints) return null
  const { pointsPerYuan, minimumFen } = toPoints
  const byCap = Math.floor(pointsLeft(pack, direction, toPoints, at) / pointsPerYuan)
  const mostYuan = Math.min(wholeYuanOf(totalOf(lotsOf(pack), 'bonus', at)), byCap)
  return range(wholeYuanAtLeast(minimumFen), mostYuan, pointsPerYuan)
}

function range(leastYuan: number, mostYuan: number, pointsPerYuan: number): ExchangeRange {
  return { leastYuan, mostYuan: mostYuan < leastYuan ? 0 : mostYuan, pointsPerYuan }
}

/** Why an exchange is too little or too much by the merchant's rule; null when it is within it. */
export function whyOutOfRule(pack: Pack, { direction, points, bonusFen }: Exchange, rules: Rules, at: Instant) {
  const { toBonus, toPoints } = rules.points
  const caps = direction === 'to_bonus' ? toBonus : toPoints
  if (!caps) return new Refusal('POINTS_NOT_OFFERED', {})
  if (direction === 'to_bonus' && toBonus && points < toBonus.minimumPoints) {
    return new Refusal('EXCHANGE_TOO_SMALL', { points: toBonus.minimumPoints, fen: fen(0) })
  }
  if (direction === 'to_points' && toPoints && bonusFen < toPoints.minimumFen) {
    return new Refusal('EXCHANGE_TOO_SMALL', { points: 0, fen: toPoints.minimumFen })
  }
  const left = pointsLeft(pack, direction, caps, at)
  return points > left ? new Refusal('EXCHANGE_CAP_REACHED', { leftPoints: left }) : null
}

function pointsLeft(pack: Pack, direction: Direction, caps: ExchangeCaps, at: Instant): number {
  const tally = direction === 'to_bonus' ? pack.exchanged.toBonus : pack.exchanged.toPoints
  const { dayPoints, monthPoints } = countedOn(tally, shopDayOf(at))
  return Math.max(0, Math.min(caps.dayPoints - dayPoints, caps.monthPoints - monthPoints))
}
