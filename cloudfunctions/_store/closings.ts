import { type Closing, type ClosingLeftover, closingDueAt, closingSeat, isShut } from '../../src/domain/closing/closing'
import type { ClosingId, PackId } from '../../src/domain/ids'
import { type Instant, SECOND } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, updateWhere } from './documents'
import { Flows } from './flows'

export const closings = new Flows<Closing, 'closingId'>({
  collection: 'closings',
  idField: 'closingId',
  dueAtOf: closingDueAt,
  // Unique: two that are begun at once cannot both sit down.
  flatOf: closing => ({ seat: closingSeat(closing) }),
})

/** The newest, whatever became of it. */
export async function newestClosing(): Promise<Closing | null> {
  const [newest] = await closings.list({ where: {}, orderBy: ['startedAt', 'desc'], limit: 1 })
  return newest ?? null
}

const CACHE_LIFE = 10 * SECOND
let cached: { shut: boolean; readAt: Instant } | null = null

/** Whether the shop takes no more money. Kept in the instance for seconds, as the rules are: a start costs no call more. */
export async function isShopShut(at: Instant): Promise<boolean> {
  if (cached && at - cached.readAt < CACHE_LIFE && at >= cached.readAt) return cached.shut
  const newest = await newestClosing()
  const shut = newest !== null && isShut(newest)
  cached = { shut, readAt: at }
  return shut
}

/** Writes down what a pack holds that the shop gives back by hand, as it is now. */
export async function putLeftover(leftover: ClosingLeftover): Promise<void> {
  const { closingId, packId, principalFen } = leftover
  const _id = `${closingId}:${packId}`
  if (principalFen === 0) {
    await updateWhere('closing_leftovers', { _id }, { principalFen })
    return
  }
  if (await insertDocument('closing_leftovers', { _id, closingId, packId, principalFen })) return
  await updateWhere('closing_leftovers', { _id }, { principalFen })
}

/** Leftovers in the order of packs, after one of them. Those that have come to nothing meanwhile are left out. */
export function leftoversAfter(closingId: ClosingId, after: PackId | '', limit: number): Promise<ClosingLeftover[]> {
  const where = { closingId, packId: _.gt(after), principalFen: _.neq(0) }
  return findDocuments<ClosingLeftover>('closing_leftovers', { where, orderBy: ['packId', 'asc'], limit })
}
