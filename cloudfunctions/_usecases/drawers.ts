import type { CounterTopUp } from '../../src/domain/counter/counter-top-up'
import { type Drawer, mark, takeOut } from '../../src/domain/counter/drawer'
import type { ShiftId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { shopDayOf } from '../../src/domain/time'
import { pauseBeforeRetry } from '../_platform/pause'
import { changeDrawer, findShift } from '../_store/shifts'

const MOST_ATTEMPTS = 16

/**
 * Changes the drawer of an open shift by one conditional write. Throws the change's refusal, and COUNTER_NO_SHIFT once the
 * shift has been handed over: what was counted never changes.
 */
export async function withDrawer(shiftId: ShiftId, change: (drawer: Drawer) => Drawer | Refusal): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const shift = await findShift(shiftId)
    if (!shift) throw new Refusal('COUNTER_NO_SHIFT', {})
    const next = change(shift.drawer)
    // Nothing (more) to change: so it is, in a drawer that was handed over too.
    if (next === shift.drawer) return
    if (shift.progress.state !== 'open') throw new Refusal('COUNTER_NO_SHIFT', {})
    if (next instanceof Refusal) throw next
    if (await changeDrawer(shiftId, shift.drawer.version, next)) return
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}

/** The money of a top-up leaves the drawer again. */
export function takeOutOfDrawer(
  { shiftId, orderId, createdAt }: CounterTopUp,
  why: 'never_credited' | 'voided',
): Promise<void> {
  return withDrawer(shiftId, drawer => takeOut(drawer, orderId, why, shopDayOf(createdAt)))
}

/** The money of a top-up is about to leave the drawer, or stays after all. COUNTER_UNKNOWN when it is not in it. */
export function markInDrawer({ shiftId, orderId }: CounterTopUp, state: 'in' | 'going_out'): Promise<void> {
  return withDrawer(shiftId, drawer => mark(drawer, orderId, state) ?? new Refusal('COUNTER_UNKNOWN', {}))
}
