import type { ShopDay } from '../time'

/** What was done of something on a day, and in the month of that day. Of days before nothing is remembered. */
export interface Tally {
  day: ShopDay
  dayPoints: number
  monthPoints: number
}

/** What counts against a cap on a day: nothing of yesterday, nothing of last month. */
export function countedOn(tally: Tally | null, day: ShopDay): { dayPoints: number; monthPoints: number } {
  if (!tally) return { dayPoints: 0, monthPoints: 0 }
  return {
    dayPoints: tally.day === day ? tally.dayPoints : 0,
    monthPoints: tally.day.slice(0, 7) === day.slice(0, 7) ? tally.monthPoints : 0,
  }
}

/** A tally with points of a day added; another day or month begins at zero. */
export function talliedOn(tally: Tally | null, day: ShopDay, points: number): Tally {
  const { dayPoints, monthPoints } = countedOn(tally, day)
  return { day, dayPoints: dayPoints + points, monthPoints: monthPoints + points }
}
