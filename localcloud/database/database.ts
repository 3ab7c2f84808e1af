import { addCollection } from './actions/add-collection'
import { aggregateDocuments } from './actions/aggregate-documents'
import { calculateDocument } from './actions/calculate-document'
import { getDocument } from './actions/get-document'
import { insertDocument } from './actions/insert-document'
import { modifyAndReturnDoc, modifyDocument } from './actions/modify-document'
import { removeDocument } from './actions/remove-document'
import { abortTransaction, commitTransaction, startTransaction } from './actions/run-transaction'
import { type CollectionDeclaration, declareCollections, type IndexDeclaration } from './declare'
import type { Engine, Reply, Request } from './engine'
import { type Author, History } from './history'
import { invalidParameter } from './refusals'
import { Catalog } from './storage/catalog'
import { GroupCommit } from './storage/group-commit'
import { IndexEntries } from './storage/index-entries'
import { Records } from './storage/records'
import { restoreSnapshot, takeSnapshot } from './storage/snapshot'
import type { Store } from './store'
import { Transactions } from './transactions/transactions'

export type { CollectionDeclaration, IndexDeclaration } from './declare'

type Action = (engine: Engine, request: Request) => Reply | Promise<Reply>

const ACTIONS: Record<string, Action> = Object.assign(Object.create(null), {
  'database.addCollection': addCollection,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.queryDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
})

/** The document database of a cloud environment, as the SDK sees it from behind `POST /admin`. */
export class Database {
  private constructor(
    private readonly store: Store,
    private readonly engine: Engine,
  ) {}

  /** `now` is the cloud's clock in milliseconds: server dates and the life of transactions follow it. */
  static async open(store: Store, options: { now: () => number; history?: boolean }): Promise<Database> {
    const catalog = new Catalog(store.root)
    const history = options.history === false ? undefined : new History(options.now)
    const undo = (): void => {
      catalog.reload()
      history?.drop()
    }
    return new Database(store, {
      catalog,
      records: new Records(store.root, catalog, new IndexEntries(store, catalog), history),
      writer: new GroupCommit(store.root, undo, () => history?.keep()),
      history,
      transactions: new Transactions(store.root, options.now),
      now: options.now,
    })
  }

  /** Creates missing collections and indexes; existing ones are kept (an index whose declaration changed is rebuilt). */
  declare(collections: CollectionDeclaration[]): Promise<void> {
    return declareCollections(this.engine, collections)
  }

  /**
   * One `database.*` action exactly as the SDK posts it; resolves to the reply the SDK expects, without its request id,
   * and only once a write is durable. `author` is who the history shall name. Throws a CloudError.
   */
  async execute(action: string, request: Record<string, unknown>, author?: Author): Promise<Record<string, unknown>> {
    const run = ACTIONS[action]
    if (!run) throw invalidParameter(`unknown action ${action}`)
    return run(author ? { ...this.engine, author } : this.engine, request)
  }

  listCollections(): { name: string; count: number; indexes: IndexDeclaration[] }[] {
    const { catalog, records } = this.engine
    return catalog.all().map(collection => ({
      name: collection.name,
      count: records.count(collection),
      indexes: collection.indexes.map(({ name, keys, unique }) => ({ name, keys, unique })),
    }))
  }

  /**
   * Every document of a collection as relaxed extended JSON, in the order of insertion. Read a page at a time, so that a slow
   * reader holds up nobody. Throws the platform's refusal when there is no such collection.
   */
  everyText(name: string): Iterable<string> {
    return this.engine.records.everyText(this.engine.catalog.get(name))
  }

  /** Ends transactions that are older than they may become: to be called when a test moves the clock. */
  endExpiredTransactions(): void {
    this.engine.transactions.endExpired()
  }

  /** Copies the state of the whole store, other parts' included, into a file, as it is at one instant. */
  async snapshot(file: string): Promise<void> {
    takeSnapshot(this.store, file)
  }

  /**
   * Puts the whole store back to a snapshot and ends all transactions. Only what differs is written: ten thousand
   * documents are compared in a tenth of a second. Other parts have to read their state again.
   */
  async restore(file: string): Promise<void> {
    this.engine.transactions.endAll()
    await restoreSnapshot(this.store, file)
    this.store.root.resetReadTxn()
    this.engine.catalog.reload()
    this.engine.records.reload()
    this.engine.history?.clear()
  }

  /** The newest writes to documents; undefined when they are not kept. */
  get history(): History | undefined {
    return this.engine.history
  }

  /** Ends all transactions and waits for the writes under way; the store stays open. */
  async close(): Promise<void> {
    this.engine.transactions.endAll()
    await this.engine.writer.run(() => undefined)
  }
}
