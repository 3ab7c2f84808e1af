import type { Entry } from '../../src/domain/ledger/entry'
import { toldKinds } from '../../src/domain/messages/entry-news'
import { _ } from '../_platform/cloud'
import { findDocuments, type Stored } from './documents'
import { entryOf, type PlacedEntry } from './entries'

/** Entries after a place that members may be told of, in the order in which they were written. */
export async function toldEntries(upTo: string, limit: number): Promise<PlacedEntry[]> {
  const where = { place: _.gt(upTo), 'facts.kind': _.in([...toldKinds]) }
  const documents = await findDocuments<Entry & { place: string }>('entries', {
    where,
    orderBy: ['place', 'asc'],
    limit,
  })
  return documents.map(document => ({ place: document.place, entry: entryOf(document as Stored<never>) }))
}
