import type { Engine } from '../engine'
import type { Collection } from '../storage/catalog'
import { checkedText } from '../storage/records'
import { readText } from '../values/document-text'
import type { Document, Value } from '../values/value'
import type { Transaction } from './transaction'
import { documentKey } from './transactions'

/**
 * Changes one document inside a transaction. `change` gets the document as the transaction sees it and returns what
 * becomes of it; undefined removes it. Any refusal ends the transaction, as a failed statement does in the engine behind
 * the platform.
 */
export function writeInTransaction(
  engine: Engine,
  transaction: Transaction,
  collection: Collection,
  documentId: Value,
  change: (before: Document | undefined) => Document | undefined,
): void {
  const key = documentKey(collection, documentId)
  try {
    engine.transactions.lock(transaction, key)
    const pending = transaction.writes.get(key)
    const stored = pending ? undefined : engine.records.findById(collection, documentId, transaction.snapshot)
    const original = stored && readText(stored.text)
    const id = pending?.id ?? stored?.id ?? engine.records.nextRecord()
    const after = change(pending ? pending.after : original)
    const write = { collection, id, before: pending ? pending.before : original, after }
    if (after) checkedText(after)
    engine.records.entries.check(write, [...transaction.writes.values()])
    transaction.writes.set(key, write)
  } catch (error) {
    engine.transactions.end(transaction)
    throw error
  }
}
