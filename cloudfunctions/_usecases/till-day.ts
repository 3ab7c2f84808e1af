import type { Entry } from '../../src/domain/ledger/entry'
import type { StaffMember } from '../../src/domain/rules/rules'
import { type TillTotals, tillTotals } from '../../src/domain/till/till-totals'
import { endOfShopDay, type Instant, shopDayOf, startOfShopDay } from '../../src/domain/time'
import { listStoreEntries, sumStoreEntries } from '../_store/store-day'
import { type CountedShift, currentShift } from './shifts'

const MOST_LINES = 100

export interface TillDay {
  /** newest first */
  entries: Entry[]
  totals: TillTotals
  shift: CountedShift | null
}

/** What was done today at the caller's own store, by anybody there. Nothing of other stores is ever read. */
export async function tillDay(staff: StaffMember, at: Instant): Promise<TillDay> {
  const day = shopDayOf(at)
  const span = { storeId: staff.storeId, from: startOfShopDay(day), until: endOfShopDay(day) }
  const [entries, sums, shift] = await Promise.all([
    listStoreEntries(span, MOST_LINES),
    sumStoreEntries(span),
    currentShift(staff, at),
  ])
  return { entries, totals: tillTotals(sums), shift }
}
