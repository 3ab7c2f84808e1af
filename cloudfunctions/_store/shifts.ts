import { type Drawer, openDrawer } from '../../src/domain/counter/drawer'
import type { ShiftId } from '../../src/domain/ids'
import { NO_MONEY } from '../../src/domain/money'
import type { Shift } from '../../src/domain/till/shift'
import { tillTotals } from '../../src/domain/till/till-totals'
import { shopDayOf } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** `openFor` is the member of staff while the shift is open and the shift itself afterwards: the unique index allows one open shift each. */
type ShiftDocument = Omit<Shift, 'shiftId'> & { openFor: string }

/** Shifts of an older version had no drawer: an empty one, and none was ever counted. */
type StoredShift = Omit<ShiftDocument, 'drawer'> & Partial<Pick<ShiftDocument, 'drawer'>>

function shiftOf({ _id, openFor, drawer, ...shift }: Stored<StoredShift>): Shift {
  const { progress } = shift
  return {
    shiftId: _id as ShiftId,
    ...shift,
    drawer: drawer ?? { ...openDrawer(NO_MONEY, null, shopDayOf(shift.openedAt)), version: NO_DRAWER },
    progress: progress.state === 'closed' ? withLaterFields(progress) : progress,
  }
}

const NO_DRAWER = 0

type Closed = Extract<Shift['progress'], { state: 'closed' }>

/** What older versions did not write down when a shift was handed over. */
function withLaterFields(closed: Closed): Closed {
  return { ...closed, totals: { ...tillTotals([]), ...closed.totals }, cash: closed.cash ?? null }
}

/** False when this shift, or another open one of the same member of staff, is there already. */
export function insertShift({ shiftId, ...shift }: Shift): Promise<boolean> {
  return insertDocument('shifts', { _id: shiftId, ...shift, openFor: shift.staffId })
}

/** A shift, open or closed; null when there is none under the id. */
export async function findShift(shiftId: ShiftId): Promise<Shift | null> {
  const document = await readDocument<ShiftDocument>('shifts', shiftId)
  return document && shiftOf(document)
}

/** The one shift that a member of staff has open; null when they have none. */
export async function findOpenShift(staffId: string): Promise<Shift | null> {
  const [document] = await findDocuments<ShiftDocument>('shifts', { where: { openFor: staffId }, limit: 1 })
  return document ? shiftOf(document) : null
}

/** The newest shift of a member of staff, open or closed. */
export async function newestShift(staffId: string): Promise<Shift | null> {
  const query = { where: { staffId }, orderBy: ['openedAt', 'desc'] as ['openedAt', 'desc'], limit: 1 }
  const [document] = await findDocuments<ShiftDocument>('shifts', query)
  return document ? shiftOf(document) : null
}

/** Writes an open shift's drawer, if it is still the one that was read. */
export function changeDrawer(shiftId: ShiftId, version: number, drawer: Drawer): Promise<boolean> {
  return updateWhere('shifts', stillOpen(shiftId, version), { drawer })
}

/** False when it was closed before, or its drawer is another than the one that was counted. */
export function closeShift({ shiftId, drawer }: Shift, progress: Closed): Promise<boolean> {
  return updateWhere('shifts', stillOpen(shiftId, drawer.version), { progress, openFor: shiftId })
}

function stillOpen(shiftId: ShiftId, version: number): Record<string, unknown> {
  return {
    _id: shiftId,
    'progress.state': 'open',
    'drawer.version': version === NO_DRAWER ? _.exists(false) : version,
  }
}
