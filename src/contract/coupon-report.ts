import type { CouponFigures } from '../domain/figures/coupon-figures'
import type { ShopDay } from '../domain/time'
import { reportField } from './fields'

/** What coupons brought. */
export const couponReportInputs = {
  /** what coupons came to, both days included: in steps, by kind, by store; a manager sees the own store */
  'figures.coupons': reportField,
}

export interface CouponReportOutputs {
  'figures.coupons': CouponReportView
}

/** Sums over the same entries, so each view adds up to the total. Fen throughout; rates are left to the reader of counts. */
export interface CouponReportView {
  total: CouponFigures
  /** by the first day of each, oldest first, those in which nothing happened too */
  steps: { from: ShopDay; figures: CouponFigures }[]
  /** the most used first; a template that is withdrawn is named by its id */
  byTemplate: { templateId: string; title: string; figures: CouponFigures }[]
  /** null: what happened in no store, such as claims */
  byStore: { storeId: string | null; storeName: string | null; figures: CouponFigures }[]
}
