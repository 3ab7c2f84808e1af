import { randomUUID } from 'node:crypto'
import type { RootDatabase } from 'lmdb'
import { LIMITS } from '../limits'
import { transactionConflict, transactionMissing } from '../refusals'
import type { Collection } from '../storage/catalog'
import { encodeValue } from '../storage/key-bytes'
import type { Value } from '../values/value'
import { Transaction } from './transaction'

/** Names a document across collections. */
export function documentKey(collection: Collection, documentId: Value): string {
  return `${collection.id}:${encodeValue(documentId, 1).toString('latin1')}`
}

/**
 * The running transactions, the documents they hold, and which documents changed since the oldest of them began. All of
 * it lives in memory: a transaction does not outlive the process, so a restart leaves nothing half done.
 */
export class Transactions {
  private readonly running = new Map<string, Transaction>()
  private readonly holders = new Map<string, Transaction>()
  private readonly lastWrites = new Map<string, number>()
  private sequence = 0

  constructor(
    private readonly root: RootDatabase,
    private readonly now: () => number,
  ) {}

  begin(): Transaction {
    this.root.resetReadTxn()
    const expiresAt = this.now() + LIMITS.transactionLife
    // biome-ignore lint/correctness/useHookAtTopLevel: the store's name for taking a snapshot, not a React hook
    const snapshot = this.root.useReadTransaction()
    const transaction = new Transaction(randomUUID(), snapshot, this.sequence, expiresAt)
    const timer = setTimeout(() => this.endWhenExpired(transaction), LIMITS.transactionLife).unref()
    transaction.over.then(() => clearTimeout(timer))
    this.running.set(transaction.id, transaction)
    return transaction
  }

  /** Throws the platform's refusal when the transaction is over: committed, aborted, or older than it may become. */
  get(id: unknown): Transaction {
    const transaction = typeof id === 'string' ? this.running.get(id) : undefined
    if (!transaction || transaction.committing) throw transactionMissing()
    if (this.now() < transaction.expiresAt) return transaction
    this.end(transaction)
    throw transactionMissing()
  }

  /** Ends every transaction that is older than it may become: for a clock that tests move. */
  endExpired(): void {
    for (const transaction of this.running.values()) this.endWhenExpired(transaction)
  }

  /** Ends all of them, whatever their age. */
  endAll(): void {
    for (const transaction of this.running.values()) this.end(transaction)
  }

  end(transaction: Transaction): void {
    if (!this.running.delete(transaction.id)) return
    for (const key of transaction.locks) this.holders.delete(key)
    this.forgetOldWrites()
    transaction.end()
  }

  /**
   * Gives a transaction the write lock on a document. Throws the conflict when another one holds the lock or when the
   * document changed after the snapshot was taken.
   */
  lock(transaction: Transaction, key: string): void {
    const holder = this.holders.get(key)
    const changed = (this.lastWrites.get(key) ?? 0) > transaction.sequence
    if (changed || (holder && holder !== transaction)) throw transactionConflict()
    this.holders.set(key, transaction)
    transaction.locks.add(key)
  }

  holder(key: string): Transaction | undefined {
    return this.holders.get(key)
  }

  /** Remembers that a document changed, as long as there is a transaction that could care. */
  noteWrite(key: string): void {
    this.sequence += 1
    if (this.running.size === 0) return
    this.lastWrites.delete(key)
    this.lastWrites.set(key, this.sequence)
  }

  /** Drops what every running transaction has in its snapshot. The map is in the order of the writes. */
  private forgetOldWrites(): void {
    let oldest = this.sequence
    for (const { sequence } of this.running.values()) oldest = Math.min(oldest, sequence)
    for (const [key, sequence] of this.lastWrites) {
      if (sequence > oldest) return
      this.lastWrites.delete(key)
    }
  }

  private endWhenExpired(transaction: Transaction): void {
    if (!transaction.committing && this.now() >= transaction.expiresAt) this.end(transaction)
  }
}
