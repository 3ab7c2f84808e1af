import { EJSON } from 'bson'
import type { Database } from '../database/database'

/** What the console asks of a collection. `query` and `sort` are EJSON texts in MongoDB's form. */
export interface Search {
  collection: string
  query: string
  sort: { field: string; direction: 'asc' | 'desc' }[]
  skip: number
  limit: number
}

/** Documents as relaxed EJSON texts: plain numbers, dates as `{"$date": "…"}`, as the platform's console shows them. */
export async function findDocuments(
  database: Database,
  search: Search,
): Promise<{ documents: string[]; total: number }> {
  const about = { collectionName: search.collection, queryType: 'WHERE', query: search.query }
  const found = (await database.execute('database.getDocument', {
    ...about,
    order: search.sort,
    offset: search.skip,
    limit: search.limit,
    multi: true,
  })) as { data: { list: string[] } }
  const counted = (await database.execute('database.calculateDocument', about)) as { data: { total: number } }
  return { documents: found.data.list.map(relaxed), total: counted.data.total }
}

/** Replaces the fields of one document, or creates it under this id. `idJson` is EJSON. */
export async function replaceDocument(
  database: Database,
  collection: string,
  idJson: string,
  fields: string,
): Promise<void> {
  await database.execute('database.modifyDocument', {
    collectionName: collection,
    queryType: 'DOC',
    query: `{"_id":${idJson}}`,
    data: fields,
    multi: false,
    merge: false,
    upsert: true,
  })
}

/** Inserts a document given as JSON; answers its id. */
export async function insertDocument(database: Database, collection: string, document: string): Promise<string> {
  const reply = (await database.execute('database.insertDocument', {
    collectionName: collection,
    data: [document],
  })) as {
    data: { insertedIds: unknown[] }
  }
  return EJSON.stringify(reply.data.insertedIds[0], { relaxed: true })
}

/** Whether there was such a document. */
export async function removeDocument(database: Database, collection: string, idJson: string): Promise<boolean> {
  const reply = (await database.execute('database.removeDocument', {
    collectionName: collection,
    queryType: 'DOC',
    query: `{"_id":${idJson}}`,
    multi: false,
  })) as { data: { deleted: number } }
  return reply.data.deleted > 0
}

function relaxed(canonical: string): string {
  return EJSON.stringify(EJSON.parse(canonical, { relaxed: false }), { relaxed: true })
}
