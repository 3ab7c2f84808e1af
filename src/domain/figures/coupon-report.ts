import { addDays, addMonths, monthOf, type ShopDay, shopWeekMinute, startOfShopDay } from '../time'
import { type CouponFigures, noCoupons, sumOfCoupons } from './coupon-figures'
import type { DayFigures } from './day-figures'

export const reportSteps = ['day', 'week', 'month'] as const
export type ReportStep = (typeof reportSteps)[number]

/** Sums of what coupons came to, each of them over the same entries. */
export interface CouponReport {
  total: CouponFigures
  /** by the first day of each step, oldest first, those in which nothing happened too */
  steps: { from: ShopDay; figures: CouponFigures }[]
  byTemplate: { templateId: string; figures: CouponFigures }[]
  /** null: what happened in no store, such as claims */
  byStore: { storeId: string | null; figures: CouponFigures }[]
}

/** The first and the last day of a report, both included. */
export interface ReportSpan {
  from: ShopDay
  to: ShopDay
}

/** The report over the figures of the days of a span. */
export function couponReport(days: readonly DayFigures[], { from, to }: ReportSpan, step: ReportStep): CouponReport {
  let total = noCoupons
  const steps = new Map<ShopDay, CouponFigures>()
  for (let first = firstDayOf(from, step); first <= to; first = nextStep(first, step)) steps.set(first, noCoupons)
  const byTemplate = new Map<string, CouponFigures>()
  const byStore = new Map<string | null, CouponFigures>()
  const add = <K>(sums: Map<K, CouponFigures>, key: K, more: CouponFigures) =>
    sums.set(key, sumOfCoupons(sums.get(key) ?? noCoupons, more))
  for (const { day, storeId, coupons } of days) {
    for (const [templateId, figures] of Object.entries(coupons)) {
      total = sumOfCoupons(total, figures)
      add(steps, firstDayOf(day, step), figures)
      add(byTemplate, templateId, figures)
      add(byStore, storeId, figures)
    }
  }
  return {
    total,
    steps: [...steps].map(([first, figures]) => ({ from: first, figures })),
    byTemplate: [...byTemplate]
      .map(([templateId, figures]) => ({ templateId, figures }))
      .sort((a, b) => usesOf(b.figures) - usesOf(a.figures) || (a.templateId < b.templateId ? -1 : 1)),
    byStore: [...byStore].map(([storeId, figures]) => ({ storeId, figures })),
  }
}

/** The first day of the step in which a day lies; weeks begin on Monday. */
function firstDayOf(day: ShopDay, step: ReportStep): ShopDay {
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

/** Uses that stand, of a hundred that were handed out; null when none were. */
export function usedPercent(figures: CouponFigures): number | null {
  const issued = issuesOf(figures)
  return issued === 0 ? null : Math.round((usesOf(figures) * 100) / issued)
}

/** Fewer say nothing about a kind. */
const ENOUGH_ISSUED = 20
const GOOD_RATE = 30

/** The kind that members use most willingly, where more of it would be welcome; null while nothing can be said. */
export function worthIssuingMore(byTemplate: CouponReport['byTemplate']): CouponReport['byTemplate'][number] | null {
  const rateOf = ({ figures }: CouponReport['byTemplate'][number]) => usedPercent(figures) ?? 0
  const known = byTemplate.filter(each => issuesOf(each.figures) >= ENOUGH_ISSUED && rateOf(each) >= GOOD_RATE)
  return known.sort((a, b) => rateOf(b) - rateOf(a))[0] ?? null
}

/** What was handed out and not taken back. */
export function issuesOf({ issued, takenBack = 0 }: CouponFigures): number {
  return Object.values(issued).reduce((sum, count) => sum + count, 0) - takenBack
}

/** Uses that still stand. */
export function usesOf({ used, undone, returned }: CouponFigures): number {
  return Object.values(used).reduce((sum, count) => sum + count, 0) - undone - returned
}
