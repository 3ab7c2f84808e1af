import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

declare const instantBrand: unique symbol
declare const shopDayBrand: unique symbol

/** A moment: milliseconds since 1970 UTC. */
export type Instant = number & { readonly [instantBrand]: true }

/** A calendar day in the shop's zone, `YYYY-MM-DD`. */
export type ShopDay = string & { readonly [shopDayBrand]: true }

/** China keeps one zone and no summer time, so the shop's zone is a fixed offset and needs no zone database on the phone. */
const SHOP_OFFSET_MINUTES = 8 * 60

/** Lengths of time in milliseconds. */
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The last moment whose day is written as `YYYY-MM-DD`. */
export const LATEST_INSTANT = instant(Date.UTC(9999, 11, 31))

/** Takes a number as an instant. Throws on anything that is not a whole, non-negative count of milliseconds. */
export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) throw new RangeError(`not an instant: ${milliseconds}`)
  return milliseconds as Instant
}

/** An instant some milliseconds on, or back when they are negative. */
export function later(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds)
}

function inShop(at: Instant): Dayjs {
  return dayjs(at).utcOffset(SHOP_OFFSET_MINUTES)
}

/** The day of the shop's calendar that an instant lies in. */
export function shopDayOf(at: Instant): ShopDay {
  // Several times in every charge: the platform's own text of a date is made many times faster than a library's.
  return new Date(at + SHOP_OFFSET_MINUTES * MINUTE).toISOString().slice(0, 'YYYY-MM-DD'.length) as ShopDay
}

/** Where in the shop's week a moment lies: the weekday (1 Monday … 7 Sunday) and the minute of its day. */
export function shopWeekMinute(at: Instant): { weekday: number; minute: number } {
  const minutes = Math.floor(at / MINUTE) + SHOP_OFFSET_MINUTES
  const minutesPerDay = DAY / MINUTE
  // 1 January 1970 was a Thursday.
  return { weekday: ((Math.floor(minutes / minutesPerDay) + 3) % 7) + 1, minute: minutes % minutesPerDay }
}

/**
 * Reads `YYYY-MM-DD`; null when it is not a day of the calendar (2026-02-30 is none). Days before 2000 are slips of the
 * finger here, and some of them no instant could name.
 */
export function shopDay(text: unknown): ShopDay | null {
  if (typeof text !== 'string' || !text.startsWith('2')) return null
  return dayjs.utc(text).format('YYYY-MM-DD') === text ? (text as ShopDay) : null
}

/** Midnight that begins the day, in the shop's zone. */
export function startOfShopDay(day: ShopDay): Instant {
  return instant(dayjs.utc(day).valueOf() - SHOP_OFFSET_MINUTES * MINUTE)
}

/** The exclusive end of a day: what is valid "until 31 December" is valid for every instant before this one. */
export function endOfShopDay(day: ShopDay): Instant {
  return later(startOfShopDay(day), DAY)
}

/** A day of the calendar some days on, or back when they are negative. */
export function addDays(day: ShopDay, days: number): ShopDay {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD') as ShopDay
}

/** Months are counted from the original anchor and clamped to the month's end: 31 January + 1 month is the last of February. */
export function addMonths(anchor: ShopDay, months: number): ShopDay {
  return dayjs.utc(anchor).add(months, 'month').format('YYYY-MM-DD') as ShopDay
}

/** The exclusive instant at which something given at `at` and valid for `days` days ends: the day itself counts as none. */
export function expiryAfterDays(at: Instant, days: number): Instant {
  return endOfShopDay(addDays(shopDayOf(at), days))
}

/** The same in months: from 31 January one month is until the end of the last of February. */
export function expiryAfterMonths(at: Instant, months: number): Instant {
  return endOfShopDay(addMonths(shopDayOf(at), months))
}

/** The last day on which something that ends at an exclusive instant is still valid. */
export function lastDayBefore(expiresAt: Instant): ShopDay {
  return shopDayOf(instant(expiresAt - 1))
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: ShopDay): string {
  return day.slice(0, 7)
}

/** The instants of a month `YYYY-MM` in the shop's zone, end exclusive; null when the text is no month. */
export function shopMonth(text: unknown): { from: Instant; until: Instant } | null {
  const first = typeof text === 'string' ? shopDay(`${text}-01`) : null
  return first && { from: startOfShopDay(first), until: startOfShopDay(addMonths(first, 1)) }
}

/** "12月31日", or "2027年1月5日" in another year than `now`. */
export function dayText(day: ShopDay, now: Instant): string {
  const read = dayjs.utc(day)
  return read.format(day.slice(0, 4) === shopDayOf(now).slice(0, 4) ? 'M月D日' : 'YYYY年M月D日')
}

/** "2026年12月31日", for whoever may read it in another year. */
export function longDayText(day: ShopDay): string {
  return dayjs.utc(day).format('YYYY年M月D日')
}

/** "14:05" on the shop's wall. */
export function clockText(at: Instant): string {
  return inShop(at).format('HH:mm')
}

/** "今天 14:05", "昨天 09:12", "3月8日 18:30". */
export function momentText(at: Instant, now: Instant): string {
  const day = shopDayOf(at)
  const clock = clockText(at)
  if (day === shopDayOf(now)) return `今天 ${clock}`
  if (day === addDays(shopDayOf(now), -1)) return `昨天 ${clock}`
  return `${dayText(day, now)} ${clock}`
}
