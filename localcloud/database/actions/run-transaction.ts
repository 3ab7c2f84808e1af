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

/** A unique key that somebody else took since the transaction wrote is a conflict: trying again shows the other's. */
function apply(engine: Engine, transaction: Transaction): void {
  const writes = [...transaction.writes.values()].filter(({ before, after }) => before || after)
  try {
    engine.records.put(writes, engine.author)
  } catch (error) {
    throw error instanceof CloudError ? transactionConflict() : error
  }
  for (const key of transaction.writes.keys()) engine.transactions.noteWrite(key)
}
