import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { countDocuments } from '../query/find'
import { readQuery } from './read-request'

/** `database.calculateDocument`: how many documents match. Replies `{ data: { total } }`. */
export function calculateDocument(engine: Engine, request: Request): Reply {
  const collection = collectionOf(engine, request)
  const { query, matches } = readQuery(engine, request)
  return { data: { total: countDocuments(engine.records, collection, query, matches) } }
}
