import type { ShiftId } from '../../src/domain/ids'
import type { Shift } from '../../src/domain/till/shift'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** `openFor` is the member of staff while the shift is open and the shift itself afterwards: the unique index allows one open shift each. */
type ShiftDocument = Omit<Shift, 'shiftId'> & { openFor: string }

function shiftOf({ _id, openFor, ...shift }: Stored<ShiftDocument>): Shift {
  return { shiftId: _id as ShiftId, ...shift }
}

/** False when this shift, or another open one of the same member of staff, is there already. */
export function insertShift({ shiftId, ...shift }: Shift): Promise<boolean> {
  return insertDocument('shifts', { _id: shiftId, ...shift, openFor: shift.staffId })
}

export async function findShift(shiftId: ShiftId): Promise<Shift | null> {
  const document = await readDocument<ShiftDocument>('shifts', shiftId)
  return document && shiftOf(document)
}

export async function findOpenShift(staffId: string): Promise<Shift | null> {
  const [document] = await findDocuments<ShiftDocument>('shifts', { where: { openFor: staffId }, limit: 1 })
  return document ? shiftOf(document) : null
}

/** False when it was closed before. */
export function closeShift(
  shiftId: ShiftId,
  progress: Extract<Shift['progress'], { state: 'closed' }>,
): Promise<boolean> {
  return updateWhere('shifts', { _id: shiftId, 'progress.state': 'open' }, { progress, openFor: shiftId })
}
