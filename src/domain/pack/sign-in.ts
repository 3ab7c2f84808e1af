import { grantPoints } from '../points/point-lots'
import { pointsExpiry } from '../points/points-rules'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { addDays, type Instant, shopDayOf } from '../time'
import type { Decision } from './decision'
import type { Pack } from './pack'

/** After the seventh day a new row begins. */
export const DAYS_IN_ROW = 7

/** Which day of a row a sign-in of today is (or was), and whether it was done. */
export function signInToday({ signIns }: Pack, at: Instant): { inRow: number; done: boolean } {
  const today = shopDayOf(at)
  if (!signIns) return { inRow: 1, done: false }
  // A clock that went back finds a day that is later than today: that day counts as today's.
  if (signIns.day >= today) return { inRow: signIns.inRow, done: true }
  const goesOn = signIns.day === addDays(today, -1) && signIns.inRow < DAYS_IN_ROW
  return { inRow: goesOn ? signIns.inRow + 1 : 1, done: false }
}

/** What a day of the row gives, the bonus of the seventh included. */
export function signInPoints(
  { points, seventhDayBonus }: { points: number[]; seventhDayBonus: number },
  inRow: number,
) {
  return (points[inRow - 1] ?? 0) + (inRow === DAYS_IN_ROW ? seventhDayBonus : 0)
}

/** Once a day of the shop, whatever is retried or raced: the day stands in the same write that gives the points. */
export function signIn(pack: Pack, rules: Rules, at: Instant): Decision {
  const { signIn: row, expiry } = rules.points
  if (!row) return new Refusal('POINTS_NOT_OFFERED', {})
  const { inRow, done } = signInToday(pack, at)
  if (done) return new Refusal('SIGNED_IN_ALREADY', {})
  const day = shopDayOf(at)
  const points = signInPoints(row, inRow)
  const granted = grantPoints(pack, points, pointsExpiry(expiry, at), 'points_granted')
  return {
    pack: { ...granted.pack, signIns: { day, inRow } },
    facts: { kind: 'signed_in', day, inRow, points },
    movements: granted.movements,
  }
}
