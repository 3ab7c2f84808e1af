import type { Author, History } from './history'
import type { Catalog, Collection } from './storage/catalog'
import type { GroupCommit } from './storage/group-commit'
import type { Records } from './storage/records'
import type { Transactions } from './transactions/transactions'

/** What the actions work with. */
export interface Engine {
  catalog: Catalog
  records: Records
  writer: GroupCommit
  transactions: Transactions
  /** Absent when nobody wants it. */
  history?: History
  /** For whom the request at hand writes; absent for the console and for imports. */
  author?: Author
  /** Milliseconds since the epoch by the cloud's clock. */
  now: () => number
}

/** One `database.*` request as the SDK posts it. */
export type Request = Record<string, unknown>

/** The fields of a reply beside the request id. */
export type Reply = Record<string, unknown>

/** Throws the platform's refusal when the collection of a request does not exist. */
export function collectionOf(engine: Engine, request: Request): Collection {
  return engine.catalog.get(request.collectionName)
}
