import { _, db } from '../_platform/cloud'
import { isDuplicate } from '../_platform/database-errors'
import type { CollectionName } from './collections'

/** A document as the database gives it back: its own shape and an _id. */
export type Stored<T> = T & { _id: string }

/** One document by its id, or null. */
export async function readDocument<T>(collection: CollectionName, id: string): Promise<Stored<T> | null> {
  const { data } = (await db.collection(collection).doc(id).get()) as unknown as { data: Stored<T> | null }
  return data ?? null
}

/** Inserts under a known id. False when that id is there already, whatever lies under it. */
export async function insertDocument(
  collection: CollectionName,
  document: Record<string, unknown> & { _id: string },
): Promise<boolean> {
  try {
    await db.collection(collection).add({ data: document })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/**
 * The one conditional write: changes at most one document, only while the condition holds. Fields are replaced whole —
 * the SDK would merge maps, and what was removed would live on; a field that is undefined is removed.
 */
export function updateWhere(
  collection: CollectionName,
  condition: Record<string, unknown>,
  fields: object,
): Promise<boolean> {
  const replaced = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === undefined ? _.remove() : _.set(value)]),
  )
  return changeWhere(collection, condition, replaced)
}

/** The same with operators for what is counted, pushed or pulled; a field that is a map says itself that it is replaced. */
export async function changeWhere(
  collection: CollectionName,
  condition: Record<string, unknown>,
  change: Record<string, unknown>,
): Promise<boolean> {
  // `multi` is read by the SDK and missing from its types.
  const update = { data: change, multi: false } as { data: Record<string, unknown> }
  const { stats } = (await db.collection(collection).where(condition).update(update)) as { stats: { updated: number } }
  return stats.updated === 1
}

/** What to ask for. */
export interface Query {
  where: Record<string, unknown>
  orderBy?: [field: string, direction: 'asc' | 'desc']
  limit: number
  /** only these, where a whole document is more than is asked for */
  fields?: readonly string[]
}

/** The documents that match, at most `limit`; in no order where none is asked for. */
export async function findDocuments<T>(
  collection: CollectionName,
  { where, orderBy, limit, fields }: Query,
): Promise<Stored<T>[]> {
  const all = db.collection(collection).where(where)
  const found = fields ? all.field(Object.fromEntries(fields.map(name => [name, true]))) : all
  const ordered = orderBy ? found.orderBy(...orderBy) : found
  const { data } = (await ordered.limit(limit).get()) as unknown as { data: Stored<T>[] }
  return data
}

/** The most documents that the platform gives for one question. */
export const MOST_AT_ONCE = 1000

const IDS_PER_QUESTION = 100

/** The documents with these ids, those that exist, in no order. */
export async function findByIds<T>(collection: CollectionName, ids: readonly string[]): Promise<Stored<T>[]> {
  const found: Stored<T>[] = []
  for (let from = 0; from < ids.length; from += IDS_PER_QUESTION) {
    const where = { _id: _.in(ids.slice(from, from + IDS_PER_QUESTION)) }
    found.push(...(await findDocuments<T>(collection, { where, limit: IDS_PER_QUESTION })))
  }
  return found
}
