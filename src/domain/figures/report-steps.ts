import { addDays, addMonths, monthOf, type ShopDay, shopWeekMinute, startOfShopDay } from '../time'

/** How a report is cut into parts. */
export const reportSteps = ['day', 'week', 'month'] as const
export type ReportStep = (typeof reportSteps)[number]

/** The first and the last day of a report, both included. */
export interface ReportSpan {
  from: ShopDay
  to: ShopDay
}

/** The first day of each step of a span, oldest first. */
export function firstDaysOf({ from, to }: ReportSpan, step: ReportStep): ShopDay[] {
  const days: ShopDay[] = []
  for (let first = firstDayOf(from, step); first <= to; first = nextStep(first, step)) days.push(first)
  return days
}

/** The first day of the step in which a day lies; weeks begin on Monday. */
export function firstDayOf(day: ShopDay, step: ReportStep): ShopDay {
  switch (step) {
    case 'day':
      return day
    case 'week':
      return addDays(day, 1 - shopWeekMinute(startOfShopDay(day)).weekday)
    case 'month':
      return `${monthOf(day)}-01` as ShopDay
    default:
      return step satisfies never
  }
}

function nextStep(first: ShopDay, step: ReportStep): ShopDay {
  if (step === 'month') return addMonths(first, 1)
  return addDays(first, step === 'week' ? 7 : 1)
}

/** The last days up to today that fill a chart: a week of days, eight weeks, a year of months. */
export function spanUpTo(today: ShopDay, step: ReportStep): ReportSpan {
  switch (step) {
    case 'day':
      return { from: addDays(today, -6), to: today }
    case 'week':
      return { from: addDays(firstDayOf(today, 'week'), -49), to: today }
    case 'month':
      return { from: addMonths(firstDayOf(today, 'month'), -11), to: today }
    default:
      return step satisfies never
  }
}
