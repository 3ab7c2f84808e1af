import type { Engine } from '../engine'
import { type Found, findDocuments, type Search } from '../query/find'
import { compareBy } from '../query/sorting'
import type { Collection } from '../storage/catalog'
import { writeText } from '../values/document-text'
import type { Transaction } from './transaction'

/** Finds documents as a transaction sees them: its snapshot, with its own writes over it. */
export function findInTransaction(
  engine: Engine,
  transaction: Transaction,
  collection: Collection,
  search: Search,
): Found[] {
  const own = [...transaction.writes.values()].filter(write => write.collection.id === collection.id)
  if (own.length === 0) return findDocuments(engine.records, collection, search, transaction.snapshot)
  const wanted = { ...search, skip: 0, limit: search.skip + search.limit, except: new Set(own.map(write => write.id)) }
  const found = findDocuments(engine.records, collection, wanted, transaction.snapshot)
  for (const { id, after } of own) {
    if (after && search.matches(after)) found.push({ id, document: after, text: writeText(after) })
  }
  const compare = compareBy(search.order)
  found.sort((a, b) => compare(a.document, b.document) || a.id - b.id)
  return found.slice(search.skip, search.skip + search.limit)
}
