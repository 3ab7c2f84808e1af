import type { Transaction as Snapshot } from 'lmdb'
import type { Collection } from '../storage/catalog'
import type { RecordId } from '../storage/key-layout'
import type { Records, StoredRecord } from '../storage/records'
import { readText } from '../values/document-text'
import type { Document } from '../values/value'
import { findNearness, nearnessOf } from './geo-operators'
import type { Matcher } from './matcher'
import { planQuery } from './plan'
import { reach } from './reach'
import { compareBy, type Order } from './sorting'

/** A document that matched, with its text as stored. */
export interface Found extends StoredRecord {
  document: Document
}

/** What to look for: a query, the test compiled from it, the order, and how many to pass over and to return. */
export interface Search {
  query: Document
  matches: Matcher
  order: Order
  skip: number
  limit: number
  /** Records that are left out, because a transaction sees them differently. */
  except?: ReadonlySet<RecordId>
}

/** Finds documents through the best index there is. Without an order they come as the index or the insertion has them. */
export function findDocuments(records: Records, collection: Collection, search: Search, snapshot?: Snapshot): Found[] {
  const plan = planQuery(collection, search.query, search.order)
  const compare = plan.kind === 'index' && plan.sorted ? undefined : comparison(search)
  const enough = compare === undefined ? search.skip + search.limit : Number.POSITIVE_INFINITY
  const found: Found[] = []
  if (enough === 0) return found
  for (const record of reach(records, collection, plan, snapshot)) {
    if (search.except?.has(record.id)) continue
    const document = readText(record.text)
    if (!search.matches(document)) continue
    found.push({ ...record, document })
    if (found.length >= enough) break
  }
  if (compare) found.sort((a, b) => compare(a.document, b.document))
  return search.skip === 0 && found.length <= search.limit
    ? found
    : found.slice(search.skip, search.skip + search.limit)
}

/** How to sort what was found: by the order asked for, or nearest first; undefined when any order will do. */
function comparison({ query, order }: Search): ((a: Document, b: Document) => number) | undefined {
  if (order.length > 0) return compareBy(order)
  const nearness = findNearness(query)
  return nearness && ((a, b) => nearnessOf(a, nearness) - nearnessOf(b, nearness))
}

/** The documents that match, one at a time, so that a long walk needs no memory for what it has passed. */
export function* eachDocument(
  records: Records,
  collection: Collection,
  query: Document,
  matches: Matcher,
): Generator<Document> {
  for (const { text } of reach(records, collection, planQuery(collection, query, []))) {
    const document = readText(text)
    if (matches(document)) yield document
  }
}

/** Counts the documents that match. */
export function countDocuments(records: Records, collection: Collection, query: Document, matches: Matcher): number {
  if (Object.keys(query).length === 0) return records.count(collection)
  let count = 0
  for (const _document of eachDocument(records, collection, query, matches)) count += 1
  return count
}
