import type { GroupCommit } from '../storage/group-commit'
import type { Transaction } from './transaction'

/** Thrown inside a write that meets a document which a transaction holds. */
export class Blocked extends Error {
  constructor(readonly holder: Transaction) {
    super('blocked by a transaction')
  }
}

/** Runs a write outside any transaction. When a transaction holds a document it needs, it waits and starts again. */
export async function writePlainly<Result>(writer: GroupCommit, work: () => Result): Promise<Result> {
  for (;;) {
    try {
      return await writer.run(work)
    } catch (error) {
      if (!(error instanceof Blocked)) throw error
      await error.holder.over
    }
  }
}
