import type { ShopDay } from '../time'
import { type CouponFigures, noCoupons, sumOfCoupons } from './coupon-figures'
import type { DayFigures } from './day-figures'
import { firstDayOf, firstDaysOf, type ReportSpan, type ReportStep } from './report-steps'

/** Sums of what coupons came to, each of them over the same entries. */
export interface CouponReport {
  total: CouponFigures
  /** by the first day of each step, oldest first, those in which nothing happened too */
  steps: { from: ShopDay; figures: CouponFigures }[]
  byTemplate: { templateId: string; figures: CouponFigures }[]
  /** null: what happened in no store, such as claims */
  byStore: { storeId: string | null; figures: CouponFigures }[]
}

/** The report over the figures of the days of a span. */
export function couponReport(days: readonly DayFigures[], span: ReportSpan, step: ReportStep): CouponReport {
  let total = noCoupons
  const steps = new Map(firstDaysOf(span, step).map(first => [first, noCoupons]))
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
