import type { Transaction as Snapshot } from 'lmdb'
import type { Collection } from '../storage/catalog'
import type { RecordId } from '../storage/key-layout'
import type { Document } from '../values/value'

/** What a transaction makes of one document; nobody else sees it before the commit. */
export interface PendingWrite {
  collection: Collection
  id: RecordId
  /** As in the snapshot; absent when the document is new. */
  before: Document | undefined
  /** Absent when the transaction removes the document. */
  after: Document | undefined
}

/** A running transaction: its snapshot, its writes by document key, and how long it may live. */
export class Transaction {
  readonly writes = new Map<string, PendingWrite>()
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
