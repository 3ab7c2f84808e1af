import type { RootDatabase } from 'lmdb'

interface Waiting {
  work: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/**
 * Runs writes one after the other, all that arrive in one turn of the event loop in one flushed commit. The commit is
 * synchronous on purpose: measured against the engine's own asynchronous transactions it costs less than half the CPU
 * with one caller (0.19 ms against 0.44 ms) and a fifth less with sixteen, because no thread has to be woken.
 */
export class GroupCommit {
  private waiting: Waiting[] = []

  /**
   * `undo` is called when a commit fails: what `work` changed in memory was not stored. `done` is called when one is
   * durable.
   */
  constructor(
    private readonly root: RootDatabase,
    private readonly undo: () => void,
    private readonly done: () => void,
  ) {}

  /**
   * Resolves with what `work` returns once its writes are on the disk. `work` must check everything before its first
   * write: what it has written when it throws is committed with the rest of the group.
   */
  run<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.commit())
      this.waiting.push({ work, resolve: resolve as (result: unknown) => void, reject })
    })
  }

  private commit(): void {
    const group = this.waiting
    this.waiting = []
    const settle: (() => void)[] = []
    try {
      this.root.transactionSync(() => {
        for (const { work, resolve, reject } of group) {
          try {
            const result = work()
            settle.push(() => resolve(result))
          } catch (error) {
            settle.push(() => reject(error))
          }
        }
      })
    } catch (error) {
      this.undo()
      for (const { reject } of group) reject(error)
      return
    }
    // Without this a read in the same turn of the event loop could still see the state before the commit.
    this.root.resetReadTxn()
    this.done()
    for (const done of settle) done()
  }
}
