import type { CashCount, Drawer } from '../counter/drawer'
import type { ShiftId } from '../ids'
import type { Instant } from '../time'
import type { TillTotals } from './till-totals'

/** One member of staff's time at a till, and what was handed over at its end. */
export interface Shift {
  shiftId: ShiftId
  staffId: string
  storeId: string
  openedAt: Instant
  drawer: Drawer
  progress: { state: 'open' } | { state: 'closed'; closedAt: Instant; totals: TillTotals; cash: CashCount | null }
}
