import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { findDocuments } from '../query/find'
import { findInTransaction } from '../transactions/find-in-transaction'
import { writePlainly } from '../transactions/plain-writes'
import { writeInTransaction } from '../transactions/write-in-transaction'
import type { Value } from '../values/value'
import { freeKey } from './modify-document'
import { readTarget } from './read-request'

/** `database.removeDocument`: by id or by query, one or many. Replies `{ data: { deleted } }`. */
export async function removeDocument(engine: Engine, request: Request): Promise<Reply> {
  const collection = collectionOf(engine, request)
  const limit = request.multi === true ? Number.POSITIVE_INFINITY : 1
  const search = { ...readTarget(engine, request), order: [], skip: 0, limit }
  if (request.transactionId) {
    const transaction = engine.transactions.get(request.transactionId)
    const found = findInTransaction(engine, transaction, collection, search)
    for (const { document } of found) {
      writeInTransaction(engine, transaction, collection, document._id as Value, () => undefined)
    }
    return { data: { deleted: found.length } }
  }
  const deleted = await writePlainly(engine.writer, () => {
    const targets = findDocuments(engine.records, collection, search).map(target => ({
      ...target,
      key: freeKey(engine, collection, target),
    }))
    for (const { id, key, document } of targets) {
      engine.records.put([{ collection, id, before: document, after: undefined }], engine.author)
      engine.transactions.noteWrite(key)
    }
    return targets.length
  })
  return { data: { deleted } }
}
