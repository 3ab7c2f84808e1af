import type { ShiftId } from '../../src/domain/ids'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Shift } from '../../src/domain/till/shift'
import { type TillTotals, tillTotals } from '../../src/domain/till/till-totals'
import type { Instant } from '../../src/domain/time'
import { closeShift as close, findOpenShift, findShift, insertShift } from '../_store/shifts'
import { sumStoreEntries } from '../_store/store-day'

/** A shift with what was done in it: as it stands now, or as it was handed over. */
export interface CountedShift {
  shift: Shift
  totals: TillTotals
}

/** Begins a shift. One open shift each: the unique index holds, however many phones ask. Throws SHIFT_OPEN. */
export async function openShift(shiftId: ShiftId, staff: StaffMember, at: Instant): Promise<CountedShift> {
  if (isAhead(shiftId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const { staffId, storeId } = staff
  await insertShift({ shiftId, staffId, storeId, openedAt: at, progress: { state: 'open' } })
  const shift = await findShift(shiftId)
  if (!shift) throw new Refusal('SHIFT_OPEN', {})
  if (shift.staffId !== staffId) throw new Refusal('COMMAND_ID_REUSED', {})
  return counted(shift, at)
}

/** Ends a shift and writes down what was done in it, once. Throws SHIFT_NOT_OPEN for a shift of somebody else. */
export async function closeShift(shiftId: ShiftId, staff: StaffMember, at: Instant): Promise<CountedShift> {
  const shift = await findShift(shiftId)
  if (shift?.staffId !== staff.staffId) throw new Refusal('SHIFT_NOT_OPEN', {})
  if (shift.progress.state === 'open') {
    const { totals } = await counted(shift, at)
    await close(shiftId, { state: 'closed', closedAt: at, totals })
  }
  // Whoever closed it first: what was written down is what both are told.
  const closed = await findShift(shiftId)
  if (!closed) throw new Refusal('SHIFT_NOT_OPEN', {})
  return counted(closed, at)
}

/** The open shift of a member of staff; null when there is none. */
export async function currentShift(staff: StaffMember, at: Instant): Promise<CountedShift | null> {
  const shift = await findOpenShift(staff.staffId)
  return shift && counted(shift, at)
}

async function counted(shift: Shift, at: Instant): Promise<CountedShift> {
  if (shift.progress.state === 'closed') return { shift, totals: shift.progress.totals }
  const { storeId, staffId, openedAt } = shift
  return { shift, totals: tillTotals(await sumStoreEntries({ storeId, staffId, from: openedAt, until: at })) }
}
