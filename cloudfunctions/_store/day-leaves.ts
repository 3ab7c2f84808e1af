import type { PackId } from '../../src/domain/ids'
import type { Leaf } from '../../src/domain/ledger/day-root'
import type { ShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments } from './documents'

/** The day of the very first entry; null while there is none. */
export async function firstDayWithEntries(): Promise<ShopDay | null> {
  const where = { day: _.gt('') }
  const [first] = await findDocuments<{ day: ShopDay }>('entries', {
    where,
    orderBy: ['day', 'asc'],
    limit: 1,
    fields: ['day'],
  })
  return first?.day ?? null
}

/** How many entries are read at once for their packs' leaves: the most that the platform gives. */
const ENTRIES_PER_READ = 1000

/**
 * The last entry of a day of each of the next packs, in the order of their ids. At most `limit` of them; `isLast` says
 * that no pack follows.
 */
export async function leavesOfDay(
  day: ShopDay,
  after: PackId | null,
  limit: number,
): Promise<{ leaves: Leaf[]; isLast: boolean }> {
  const leaves: Leaf[] = []
  let cursor: string = after ?? ''
  for (;;) {
    const where = { day, packId: _.gt(cursor) }
    const fields = ['packId', 'seq', 'hash']
    const read = await findDocuments<Leaf>('entries', {
      where,
      orderBy: ['packId', 'asc'],
      limit: ENTRIES_PER_READ,
      fields,
    })
    const isEnd = read.length < ENTRIES_PER_READ
    leaves.push(...(await completeLeaves(day, read, isEnd)))
    if (leaves.length > limit || isEnd)
      return { leaves: leaves.slice(0, limit), isLast: isEnd && leaves.length <= limit }
    cursor = leaves.at(-1)?.packId ?? cursor
  }
}

/** The newest entry of each pack in a page. Of the last pack more may follow: it waits, or is asked for if it fills the page. */
async function completeLeaves(day: ShopDay, page: readonly Leaf[], isEnd: boolean): Promise<Leaf[]> {
  const newest = new Map<PackId, Leaf>()
  for (const { packId, seq, hash } of page) {
    if (seq > (newest.get(packId)?.seq ?? 0)) newest.set(packId, { packId, seq, hash })
  }
  const leaves = [...newest.values()]
  if (isEnd) return leaves
  if (leaves.length > 1) return leaves.slice(0, -1)
  const where = { day, packId: page[0]?.packId }
  const fields = ['packId', 'seq', 'hash']
  const last = await findDocuments<Leaf>('entries', { where, orderBy: ['seq', 'desc'], limit: 1, fields })
  return last.map(({ packId, seq, hash }) => ({ packId, seq, hash }))
}
