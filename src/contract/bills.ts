import * as z from 'zod'
import type { JudgedDifference } from '../domain/reconcile/bill-day'
import type { Figures, WayFigures } from '../domain/reconcile/match'
import type { Instant, ShopDay } from '../domain/time'
import { dayField, noteField, nothing } from './fields'

/** Bills of the payment services, held against the books. */
export const billInputs = {
  /** the newest days of every channel's bill held against the books */
  'bill.days': nothing,
  'bill.read': z.strictObject({ day: dayField }),
  /** holds the day against the books again; explanations stay */
  'bill.match': z.strictObject({ day: dayField }),
  /** why a difference is none, in words that stay */
  'bill.explain': z.strictObject({ day: dayField, differenceId: z.string().min(1).max(120), note: noteField }),
  /** the owner closes a day */
  'bill.signOff': z.strictObject({ day: dayField }),
}

export interface BillOutputs {
  'bill.days': {
    days: BillDaySummary[]
    /** days since the first one that were never held against their bills, newest first */
    leftOut: LeftOutDay[]
  }
  'bill.read': BillDayView
  'bill.match': BillDayView
  'bill.explain': BillDayView
  'bill.signOff': BillDayView
}

export interface LeftOutDay {
  day: ShopDay
  /** when its bills are there */
  readyAt: Instant
}

export interface BillDaySummary {
  day: ShopDay
  bill: Figures
  books: Figures
  openDifferences: number
  signedOff: boolean
}

/** People by their names; "已离职" for somebody who left. */
export interface BillDayView extends BillDaySummary {
  matchedAt: Instant
  /** the figures by way to pay; empty for days from before this was kept */
  ways: WayFigures[]
  differences: JudgedDifference[]
  /** null until the day is signed off */
  signed: { by: string; at: Instant } | null
}
