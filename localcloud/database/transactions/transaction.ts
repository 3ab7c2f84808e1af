import type { Transaction as Snapshot } from 'lmdb'
import type { RecordChange } from '../storage/index-entries'

/** A running transaction: its snapshot, its writes by document key, and how long it may live. */
export class Transaction {
  /** What it makes of documents, by document key; nobody else sees it before the commit. */
  readonly writes = new Map<string, RecordChange>()
  /** Keys of the documents it holds. */
  readonly locks = new Set<string>()
  /** Resolves when the transaction is over, whichever way. */
  readonly over: Promise<void>
  committing = false
  private announce: () => void = () => undefined

  constructor(
    readonly id: string,
    readonly snapshot: Snapshot,
    /** Number of the last write that the snapshot contains. */
    readonly sequence: number,
    /** Milliseconds since the epoch. */
    readonly expiresAt: number,
  ) {
    this.over = new Promise(resolve => {
      this.announce = resolve
    })
  }

  /** Lets go of the snapshot and of everyone who waits. */
  end(): void {
    this.snapshot.done()
    this.announce()
  }
}
