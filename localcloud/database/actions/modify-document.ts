import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { type Found, findDocuments } from '../query/find'
import type { Matcher } from '../query/matcher'
import { writeFailed } from '../refusals'
import type { Collection } from '../storage/catalog'
import { findInTransaction } from '../transactions/find-in-transaction'
import { Blocked, writePlainly } from '../transactions/plain-writes'
import { documentKey } from '../transactions/transactions'
import { writeInTransaction } from '../transactions/write-in-transaction'
import { compileUpdate, immutableId, type Update } from '../update/compile-update'
import { checkStorable } from '../update/storable'
import { sameValue } from '../values/compare'
import { replyText, writeText } from '../values/document-text'
import { type Document, isDocument, type Value } from '../values/value'
import { insertNow, plainId } from './insert-document'
import { readDocument, readTarget } from './read-request'

interface Modification {
  collection: Collection
  query: Document
  matches: Matcher
  update: Update
  multi: boolean
  upsert: boolean
  /** A replacement counts as an update even when it changes nothing. */
  replaces: boolean
}

/** How many documents were changed, and the id of the one that was made because none matched. */
interface Outcome {
  updated: number
  upsertedId?: Value
}

/**
 * `database.modifyDocument`: `update` of one or many, and `set`, which replaces or makes the document. Replies
 * `{ data: { updated, upsert_id? } }`. An update that leaves a document as it was does not count it.
 */
export async function modifyDocument(engine: Engine, request: Request): Promise<Reply> {
  const modification = readModification(engine, request)
  const outcome = request.transactionId
    ? modifyInTransaction(engine, request, modification)
    : await writePlainly(engine.writer, () => modifyNow(engine, modification))
  const { updated, upsertedId } = outcome
  return { data: upsertedId === undefined ? { updated } : { updated, upsert_id: plainId(upsertedId) } }
}

/** `database.modifyAndReturnDoc`: changes the first match. Replies `{ data: { updated, doc } }`, doc as changed or null. */
export async function modifyAndReturnDoc(engine: Engine, request: Request): Promise<Reply> {
  const modification = { ...readModification(engine, request), multi: false, upsert: false, replaces: true }
  let changed: Document | undefined
  const capture: Modification = {
    ...modification,
    update: (document, now) => {
      changed = modification.update(document, now)
      return changed
    },
  }
  const { updated } = request.transactionId
    ? modifyInTransaction(engine, request, capture)
    : await writePlainly(engine.writer, () => modifyNow(engine, capture))
  return { data: { updated, doc: changed && updated > 0 ? replyText(writeText(changed)) : null } }
}

function readModification(engine: Engine, request: Request): Modification {
  const { query, matches } = readTarget(engine, request)
  const data = readDocument(engine, request.data)
  const replaces = request.merge === false
  return {
    collection: collectionOf(engine, request),
    query,
    matches,
    update: replaces ? replacement(data) : compileUpdate(data, matches),
    multi: request.multi === true,
    upsert: request.upsert === true,
    replaces,
  }
}

function replacement(data: Document): Update {
  checkStorable(data)
  return document => {
    if (data._id !== undefined && !sameValue(data._id, document._id)) throw immutableId()
    const { _id, ...fields } = data
    return document._id === undefined ? { ...fields } : { _id: document._id, ...fields }
  }
}

function modifyNow(engine: Engine, modification: Modification): Outcome {
  const { collection, update } = modification
  const found = findDocuments(engine.records, collection, searchFor(modification))
  if (found.length === 0 && modification.upsert) {
    const made = makeDocument(engine, modification)
    insertNow(engine, collection, made)
    return { updated: 0, upsertedId: made._id }
  }
  const changes = found.map(target => ({
    ...target,
    key: freeKey(engine, collection, target),
    after: update(target.document, engine.now()),
  }))
  let updated = 0
  for (const { id, key, document, text: textBefore, after } of changes) {
    const text = writeText(after)
    const changed = text !== textBefore
    if (changed) {
      engine.records.put([{ collection, id, before: document, after, text }], engine.author)
      engine.transactions.noteWrite(key)
    }
    if (changed || modification.replaces) updated += 1
  }
  return { updated }
}

function searchFor({ query, matches, multi }: Modification) {
  return { query, matches, order: [], skip: 0, limit: multi ? Number.POSITIVE_INFINITY : 1 }
}

/** The lock key of a document that no transaction holds. */
export function freeKey(engine: Engine, collection: Collection, target: Found): string {
  const key = documentKey(collection, target.document._id as Value)
  const holder = engine.transactions.holder(key)
  if (holder) throw new Blocked(holder)
  return key
}

function modifyInTransaction(engine: Engine, request: Request, modification: Modification): Outcome {
  const { collection, update } = modification
  const transaction = engine.transactions.get(request.transactionId)
  const found = findInTransaction(engine, transaction, collection, searchFor(modification))
  if (found.length === 0 && modification.upsert) {
    const made = makeDocument(engine, modification)
    writeInTransaction(engine, transaction, collection, made._id as Value, () => made)
    return { updated: 0, upsertedId: made._id }
  }
  for (const { document } of found) {
    writeInTransaction(engine, transaction, collection, document._id as Value, before =>
      update(before ?? document, engine.now()),
    )
  }
  return { updated: found.length }
}

/** The document that `set` makes when there is none: the fields sent, under the id asked for. */
function makeDocument(engine: Engine, { query, update }: Modification): Document {
  const id = isDocument(query._id) && Array.isArray(query._id.$in) ? query._id.$in[0] : query._id
  if (id === undefined) throw writeFailed('an upsert needs the _id of the document')
  const { _id, ...fields } = update({}, engine.now())
  return { _id: id, ...fields }
}
