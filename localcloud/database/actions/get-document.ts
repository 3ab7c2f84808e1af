import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { LIMITS } from '../limits'
import { type Found, findDocuments } from '../query/find'
import { resultTooLarge } from '../refusals'
import { findInTransaction } from '../transactions/find-in-transaction'
import { replyText, writeText } from '../values/document-text'
import { readProjection, readQuery, readSort, readWindow } from './read-request'

/** `database.getDocument`: by id or by query, inside or outside a transaction. Replies `{ data: { list } }`. */
export function getDocument(engine: Engine, request: Request): Reply {
  const collection = collectionOf(engine, request)
  const { skip, limit } = readWindow(request)
  const query = readQuery(engine, request)
  const search = { ...query, order: readSort(engine, request), skip, limit }
  const project = readProjection(engine, request, query.matches)
  const found: Found[] = request.transactionId
    ? findInTransaction(engine, engine.transactions.get(request.transactionId), collection, search)
    : findDocuments(engine.records, collection, search)
  const list = found.map(({ text, document }) => replyText(project ? writeText(project(document)) : text))
  checkSize(list)
  return { data: { list, offset: skip, limit } }
}

function checkSize(list: string[]): void {
  let size = 0
  for (const text of list) size += text.length
  if (size > LIMITS.replyMebibytes * 1024 * 1024) throw resultTooLarge(LIMITS.replyMebibytes)
}
