import { type Entry, hasItsHash } from '../../src/domain/ledger/entry'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { sha256 } from '../_platform/secrets'
import { findDocuments, insertDocument, readDocument, updateWhere } from './documents'
import { entryOf, flatFieldsOf } from './entries'

/** When entries without their flat fields were last looked for and none was left. */
interface Look {
  noneLeftAt: Instant
}

const LOOK = 'older_entries'

/** When a look found nothing left to bring up to date; null when none has. */
export async function noneLeftSince(): Promise<Instant | null> {
  return (await readDocument<Look>('daily_figures', LOOK))?.noneLeftAt ?? null
}

/** Remembers that a look found nothing left. */
export async function noteNoneLeft(at: Instant): Promise<void> {
  const look: Look = { noneLeftAt: at }
  if (!(await insertDocument('daily_figures', { _id: LOOK, ...look }))) {
    await updateWhere('daily_figures', { _id: LOOK }, look)
  }
}

/** Entries that a version wrote which knew no flat fields: some of them, in no order. Asked as null, a field that is not there is found by its index. */
export function entriesWithoutPlace(limit: number): Promise<(Entry & { _id: string })[]> {
  return findDocuments<Entry>('entries', { where: { place: _.eq(null) }, limit })
}

/** Gives an older entry its flat fields, once; its place is of now, so that whoever reads in the order of writing meets it. */
export async function placeEntry(document: Entry & { _id: string }, at: Instant): Promise<void> {
  const entry = entryOf(document as Parameters<typeof entryOf>[0])
  // What was edited by hand is the audit's to find: it gets a place, and is found by no question.
  const { place, ...questions } = flatFieldsOf(hasItsHash(entry, sha256) ? entry : null, document._id, at)
  await updateWhere('entries', { _id: document._id, place: _.eq(null) }, { ...questions, place })
}
