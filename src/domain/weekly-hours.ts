import { type Instant, shopWeekMinute } from './time'

/** A span of the week in the shop's zone: on these days (1 Monday … 7 Sunday), from a minute of the day until another (exclusive). */
export interface WeeklyHours {
  days: number[]
  from: number
  /** 1440 is midnight; not later than `from`: past midnight, still belonging to the day on which it began */
  until: number
}

const MINUTES_PER_DAY = 24 * 60
const dayNames = ['一', '二', '三', '四', '五', '六', '日'] as const
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const namedDays: Record<string, readonly number[]> = { 每天: everyDay, 工作日: [1, 2, 3, 4, 5], 周末: [6, 7] }

/** Whether a moment lies in one of the spans; null means at any time. */
export function isWithinHours(hours: readonly WeeklyHours[] | null, at: Instant): boolean {
  if (hours === null) return true
  const { weekday, minute } = shopWeekMinute(at)
  const dayBefore = weekday === 1 ? 7 : weekday - 1
  return hours.some(({ days, from, until }) =>
    from < until
      ? days.includes(weekday) && minute >= from && minute < until
      : (days.includes(weekday) && minute >= from) || (days.includes(dayBefore) && minute < until),
  )
}

/**
 * Reads hours as a merchant writes them: "周末", "工作日 11:00-14:00", "周五、周六 22:00-02:00", "周一至周三", "18:00-21:00".
 * Null for anything else.
 */
export function readWeeklyHours(text: unknown): WeeklyHours | null {
  if (typeof text !== 'string') return null
  const match = /^(?:(\S+?)\s*)??(?:(\d{1,2}:\d{2})\s*[-–至]\s*(\d{1,2}:\d{2}))?$/.exec(text.trim())
  const [, daysText, fromText, untilText] = match ?? []
  if (daysText === undefined && fromText === undefined) return null
  const days = daysText === undefined ? everyDay : readDays(daysText)
  const from = fromText === undefined ? 0 : readMinute(fromText)
  const until = untilText === undefined ? MINUTES_PER_DAY : readMinute(untilText)
  if (days === null || from === null || until === null || from === MINUTES_PER_DAY || from === until) return null
  // Until 00:00 is until the day's own end.
  return { days: [...days], from, until: until === 0 ? MINUTES_PER_DAY : until }
}

function readDays(text: string): readonly number[] | null {
  const days = new Set<number>()
  for (const part of text.split(/[、,，]/)) {
    const [first, last, ...more] = part.split('至').map(name => readDay(name))
    if (!first || last === null || more.length > 0) return null
    if (last === undefined) {
      for (const day of first) days.add(day)
      continue
    }
    const [start, end] = [first[0], last[0]]
    if (start === undefined || end === undefined || start >= end || first.length + last.length > 2) return null
    for (let day = start; day <= end; day++) days.add(day)
  }
  return [...days].sort((a, b) => a - b)
}

function readDay(name: string): readonly number[] | null {
  const named = Object.hasOwn(namedDays, name) ? namedDays[name] : undefined
  if (named) return named
  const match = /^(?:周|星期)([一二三四五六日天])$/.exec(name)
  const day = match ? dayNames.indexOf((match[1] === '天' ? '日' : match[1]) as (typeof dayNames)[number]) + 1 : 0
  return day > 0 ? [day] : null
}

function readMinute(text: string): number | null {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  const minute = hours * 60 + minutes
  return minutes < 60 && minute <= MINUTES_PER_DAY ? minute : null
}

/** "周末", "工作日 11:00–14:00", "周五 22:00–次日 02:00": the same words on ticket, price and refusal. */
export function hoursText(hours: readonly WeeklyHours[]): string {
  return hours.map(spanText).join('、')
}

function spanText({ days, from, until }: WeeklyHours): string {
  const named = Object.entries(namedDays).find(([, each]) => each.join() === days.join())
  const daysPart = named ? named[0] : days.map(day => `周${dayNames[day - 1]}`).join('、')
  if (from === 0 && until === MINUTES_PER_DAY) return daysPart
  return `${daysPart} ${clockText(from)}–${until <= from ? '次日 ' : ''}${clockText(until)}`
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
