/**
 * Every ceiling of the database in one place. The first group is the platform's own, the second is ours where the
 * platform states none that can be relied on.
 */
export const LIMITS = {
  /** Documents a `get()` returns when the caller names no limit. */
  defaultGet: 100,
  /** The most a `get()` returns, whatever limit it names. */
  maxGet: 1000,
  /** Documents an aggregate returns when no stage limits it. */
  defaultAggregate: 20,
  /** Milliseconds a transaction may live. */
  transactionLife: 30_000,
  /** Bytes of one encoded index key, as documented for the platform. */
  indexKeyBytes: 1024,
  /** Indexes of one collection, as documented for the platform. */
  indexes: 20,

  /** Bytes of one document: the storage engine behind the platform refuses more. */
  documentBytes: 16 * 1024 * 1024,
  /** Mebibytes of documents in one reply: the platform's documented packet to a server. */
  replyMebibytes: 50,
  /** Levels of nesting in a document, a query or an update. */
  nesting: 100,
  /** Documents of one insert. */
  insertMany: 10_000,
  /** Collections of one environment. */
  collections: 1000,
} as const
