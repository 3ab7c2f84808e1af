import { ObjectId } from 'bson'
import { chanceBytes } from '../../faults/chance'
import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { LIMITS } from '../limits'
import { duplicateKey, invalidParameter } from '../refusals'
import type { Collection } from '../storage/catalog'
import { Blocked, writePlainly } from '../transactions/plain-writes'
import { documentKey } from '../transactions/transactions'
import { writeInTransaction } from '../transactions/write-in-transaction'
import { checkId, checkStorable } from '../update/storable'
import { toJson } from '../values/document-text'
import { type Document, fieldOf, type Value } from '../values/value'
import { readDocument } from './read-request'

/**
 * `database.insertDocument`: one document or many. Replies `{ data: { insertedIds } }`. Of many, those before a
 * duplicate stay inserted, as in the engine behind the platform.
 */
export async function insertDocument(engine: Engine, request: Request): Promise<Reply> {
  const collection = collectionOf(engine, request)
  if (!Array.isArray(request.data) || request.data.length === 0) throw invalidParameter('data must be a nonempty array')
  if (request.data.length > LIMITS.insertMany) throw invalidParameter(`more than ${LIMITS.insertMany} documents`)
  const documents = request.data.map(text => withId(readDocument(engine, text)))
  const insertedIds = documents.map(document => plainId(document._id as Value))
  if (request.transactionId) {
    const transaction = engine.transactions.get(request.transactionId)
    for (const document of documents) {
      writeInTransaction(engine, transaction, collection, document._id as Value, before => {
        if (before) throw clash(collection, document)
        return document
      })
    }
  } else {
    await writePlainly(engine.writer, () => {
      for (const document of documents) insertNow(engine, collection, document)
    })
  }
  return { data: { insertedIds } }
}

/** Inserts inside a running write. Throws when a transaction holds the id or when it is taken. */
export function insertNow(engine: Engine, collection: Collection, document: Document): void {
  const key = documentKey(collection, document._id as Value)
  const holder = engine.transactions.holder(key)
  if (holder) throw new Blocked(holder)
  engine.records.put(
    [{ collection, id: engine.records.nextRecord(), before: undefined, after: document }],
    engine.author,
  )
  engine.transactions.noteWrite(key)
}

/** The document with its id in front; one is made when the caller gave none, as long as the platform's own. */
function withId(document: Document): Document {
  checkStorable(document)
  const { _id, ...fields } = document
  const id = fieldOf(document, '_id')
  checkId(id ?? null)
  return { _id: id ?? newId(), ...fields }
}

function newId(): string {
  return chanceBytes(16).toString('hex')
}

/** Ids go out as plain JSON: numbers and strings as they are, object ids as their hexadecimal form. */
export function plainId(id: Value): unknown {
  return id instanceof ObjectId ? id.toHexString() : toJson(id)
}

function clash(collection: Collection, document: Document): Error {
  return duplicateKey(collection.name, '_id_', `{ : ${JSON.stringify(plainId(document._id as Value))} }`)
}
