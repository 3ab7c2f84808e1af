import { addDays, endOfShopDay, HOUR, type Instant, later, type ShopDay, shopDayOf } from '../time'

/** Every channel has a day's bill ready by ten the next morning. */
const BILL_READY_AFTER = 10 * HOUR

/** When the bills of a day are there. */
export function billReadyAt(day: ShopDay): Instant {
  return later(endOfShopDay(day), BILL_READY_AFTER)
}

/** As many days back as are looked through for one that was left out. */
const MOST_DAYS = 31

/**
 * The days up to yesterday that were never held against their bills, newest first: since the oldest one that was, because a
 * shop has no bills from before it began. None while no day ever was.
 */
export function daysLeftOut(matched: readonly ShopDay[], at: Instant): ShopDay[] {
  const [oldest] = [...matched].sort()
  if (oldest === undefined) return []
  const today = shopDayOf(at)
  const past = Array.from({ length: MOST_DAYS }, (_day, place) => addDays(today, -place - 1))
  return past.filter(day => day > oldest && !matched.includes(day))
}

/** Of so many ticks one is another day's than the newest's. */
const TICKS_OF_A_TURN = 16

/**
 * Which of the days that are due, newest first, a tick looks at: the newest, and now and then one of the others, so that a bill
 * which does not come, or cannot be read, keeps none of them waiting. Undefined when none is due.
 */
export function dayInTurn(due: readonly ShopDay[], tick: number): ShopDay | undefined {
  const [newest, ...others] = due
  const isOthers = others.length > 0 && tick % TICKS_OF_A_TURN === TICKS_OF_A_TURN - 1
  return isOthers ? others[Math.floor(tick / TICKS_OF_A_TURN) % others.length] : newest
}
