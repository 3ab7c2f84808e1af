import { CloudError } from '../../protocol/cloud-error'
import type { Engine, Reply, Request } from '../engine'
import { transactionConflict } from '../refusals'
import type { Transaction } from '../transactions/transaction'

/** `database.startTransaction`. Replies `{ transactionId }`. */
export function startTransaction(engine: Engine): Reply {
  return { transactionId: engine.transactions.begin().id }
}

/** `database.commitTransaction`: all writes of the transaction in one commit, or none. */
export async function commitTransaction(engine: Engine, request: Request): Promise<Reply> {
  const transaction = engine.transactions.get(request.transactionId)
  transaction.committing = true
  try {
    if (transaction.writes.size > 0) await engine.writer.run(() => apply(engine, transaction))
  } finally {
    engine.transactions.end(transaction)
  }
  return {}
}

/** `database.abortTransaction`. */
export function abortTransaction(engine: Engine, request: Request): Reply {
  engine.transactions.end(engine.transactions.get(request.transactionId))
  return {}
}

/**
 * Removals go first, so that a unique key can pass from one document to another. A key that somebody else took since
 * the transaction wrote is a conflict: trying again shows the other's document.
 */
function apply(engine: Engine, transaction: Transaction): void {
  const writes = [...transaction.writes].sort(
    ([, a], [, b]) => Number(a.after !== undefined) - Number(b.after !== undefined),
  )
  const own = new Set(writes.map(([, write]) => write.id))
  for (const [, { collection, id, after }] of writes) {
    if (!after) continue
    try {
      engine.records.entries.checkUnique(collection, id, after, own)
    } catch (error) {
      throw error instanceof CloudError ? transactionConflict() : error
    }
  }
  for (const [key, { collection, id, before, after }] of writes) {
    if (before || after) engine.records.put(collection, id, before, after)
    engine.transactions.noteWrite(key)
  }
}
