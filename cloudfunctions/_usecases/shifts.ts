import { countDrawer, type Drawer, openDrawer } from '../../src/domain/counter/drawer'
import type { ShiftId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Shift } from '../../src/domain/till/shift'
import { type TillTotals, tillTotals, wholeTotals } from '../../src/domain/till/till-totals'
import { type Instant, shopDayOf } from '../../src/domain/time'
import { pauseBeforeRetry } from '../_platform/pause'
import { unfinishedOfShift } from '../_store/counter-top-ups'
import { closeShift as close, findOpenShift, findShift, insertShift, newestShift } from '../_store/shifts'
import { sumStoreEntries } from '../_store/store-day'
import { bringCounterTopUpOn } from './void-counter-top-up'

/** A shift with what was done in it: as it stands now, or as it was handed over. */
export interface CountedShift {
  shift: Shift
  totals: TillTotals
}

/** Begins a shift with what lies in the drawer. One open shift each: the unique index holds. Throws SHIFT_OPEN. */
export async function openShift(
  { shiftId, floatFen }: { shiftId: ShiftId; floatFen: Fen },
  staff: StaffMember,
  at: Instant,
): Promise<CountedShift> {
  if (isAhead(shiftId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const { staffId, storeId } = staff
  const before = await newestShift(staffId)
  const drawer = openDrawer(floatFen, before?.drawer ?? null, shopDayOf(at))
  await insertShift({ shiftId, staffId, storeId, openedAt: at, drawer, progress: { state: 'open' } })
  const shift = await findShift(shiftId)
  if (!shift) throw new Refusal('SHIFT_OPEN', {})
  if (shift.staffId !== staffId || shift.drawer.floatFen !== floatFen) throw new Refusal('COMMAND_ID_REUSED', {})
  return counted(shift, at)
}

const MOST_ATTEMPTS = 8
const UNFINISHED_AT_ONCE = 20

/**
 * Ends a shift: its drawer is counted, and what was done in it is written down, once. Throws SHIFT_NOT_OPEN for a shift of
 * somebody else, CASH_COUNT_NEEDED and CASH_DIFFERS.
 */
export async function closeShift(
  { shiftId, ...count }: { shiftId: ShiftId; countedFen: Fen | null; reason: string | null },
  staff: StaffMember,
  at: Instant,
): Promise<CountedShift> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const shift = await findShift(shiftId)
    if (shift?.staffId !== staff.staffId) throw new Refusal('SHIFT_NOT_OPEN', {})
    // Whoever closed it first: what was written down is what both are told.
    if (shift.progress.state === 'closed') return counted(shift, at)
    const unfinished = await unfinishedOfShift(shiftId, UNFINISHED_AT_ONCE)
    for (const topUp of unfinished) await bringCounterTopUpOn(topUp, at)
    if (unfinished.length === 0) await write(shift, count, at)
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** Only the very drawer that was read is handed over: a top-up that came in meanwhile is counted first. */
async function write(shift: Shift, count: { countedFen: Fen | null; reason: string | null }, at: Instant) {
  const cash = countDrawer(shift.drawer, count)
  if (cash instanceof Refusal) throw cash
  const { totals } = await counted(shift, at)
  await close(shift, { state: 'closed', closedAt: at, totals, cash })
}

/** The open shift of a member of staff; null when there is none. */
export async function currentShift(staff: StaffMember, at: Instant): Promise<CountedShift | null> {
  const shift = await findOpenShift(staff.staffId)
  return shift && counted(shift, at)
}

/** The drawer of a member of staff's open shift at their store; null when there is none. */
export async function openDrawerOf({ staffId, storeId }: StaffMember): Promise<Drawer | null> {
  const shift = await findOpenShift(staffId)
  return shift?.storeId === storeId ? shift.drawer : null
}

async function counted(shift: Shift, at: Instant): Promise<CountedShift> {
  if (shift.progress.state === 'closed') return { shift, totals: wholeTotals(shift.progress.totals) }
  const { storeId, staffId, openedAt } = shift
  return { shift, totals: tillTotals(await sumStoreEntries({ storeId, staffId, from: openedAt, until: at })) }
}
