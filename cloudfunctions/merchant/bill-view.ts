import type { BillDaySummary, BillDayView } from '../../src/contract/merchant'
import { type BillDay, openDifferences } from '../../src/domain/reconcile/bill-day'

export function billDaySummary(billDay: BillDay): BillDaySummary {
  const { day, bill, books, progress } = billDay
  return {
    day,
    bill,
    books,
    openDifferences: openDifferences(billDay),
    signedOff: progress.state === 'signed_off',
  }
}

export function billDayView(billDay: BillDay): BillDayView {
  return { ...billDaySummary(billDay), matchedAt: billDay.matchedAt, differences: billDay.differences }
}
