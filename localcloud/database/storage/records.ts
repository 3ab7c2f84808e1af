import type { Database as LmdbDatabase, RootDatabase, Transaction as Snapshot } from 'lmdb'
import type { Author, History } from '../history'
import { LIMITS } from '../limits'
import { writeFailed } from '../refusals'
import { readText, toJson, writeText } from '../values/document-text'
import type { Document, Value } from '../values/value'
import type { Catalog, Collection, CollectionIndex } from './catalog'
import type { IndexEntries, RecordChange } from './index-entries'
import { encodeValue } from './key-bytes'
import { type RecordId, recordKey, recordOfKey } from './key-layout'

/** A stored document: its text as it goes out, and how to find it again. */
export interface StoredRecord {
  id: RecordId
  text: string
}

const TEXTS_PER_PAGE = 1000

/** The documents. Reads take a snapshot; without one they see the latest commit, or the running write. */
export class Records {
  private readonly documents: LmdbDatabase<string, Buffer>
  private lastRecord = 0

  constructor(
    root: RootDatabase,
    private readonly catalog: Catalog,
    readonly entries: IndexEntries,
    private readonly history?: History,
  ) {
    const options = { name: 'database.documents', encoding: 'string', keyEncoding: 'binary' } as const
    this.documents = root.openDB(options) as unknown as LmdbDatabase<string, Buffer>
    this.reload()
  }

  /** Finds the highest record number in use. */
  reload(): void {
    this.lastRecord = 0
    for (const { id } of this.catalog.all()) {
      const range = { start: recordKey(id + 1, 0), end: recordKey(id, 0), reverse: true, limit: 1 }
      for (const key of this.documents.getKeys(range)) this.lastRecord = Math.max(this.lastRecord, recordOfKey(key))
    }
  }

  get(collection: Collection, id: RecordId, snapshot?: Snapshot): StoredRecord | undefined {
    const text = this.documents.get(recordKey(collection.id, id), { transaction: snapshot })
    return text === undefined ? undefined : { id, text }
  }

  findById(collection: Collection, documentId: Value, snapshot?: Snapshot): StoredRecord | undefined {
    const [primary] = collection.indexes
    const id = primary && this.entries.lookUp(collection, primary, encodeValue(documentId, 1), snapshot)
    return id === undefined ? undefined : this.get(collection, id, snapshot)
  }

  /** All documents in the order of insertion. */
  *scan(collection: Collection, snapshot?: Snapshot): Generator<StoredRecord> {
    const range = { start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0), transaction: snapshot }
    for (const { key, value } of this.documents.getRange(range)) yield { id: recordOfKey(key), text: value }
  }

  /** The texts of all documents in the order of insertion, read a page at a time: between two, others may write. */
  *everyText(collection: Collection): Generator<string> {
    for (let last = 0; ; ) {
      const range = { start: recordKey(collection.id, last + 1), end: recordKey(collection.id + 1, 0) }
      const page = [...this.documents.getRange({ ...range, limit: TEXTS_PER_PAGE })]
      for (const { value } of page) yield value
      const newest = page.at(-1)
      if (!newest) return
      last = recordOfKey(newest.key)
    }
  }

  count(collection: Collection): number {
    return this.documents.getKeysCount({ start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0) })
  }

  nextRecord(): RecordId {
    this.lastRecord += 1
    return this.lastRecord
  }

  /**
   * Changes documents with their index entries, all or none: everything is checked before the first write. Entries are
   * removed before any is added, so that a unique key can pass from one document to another. Throws the platform's
   * refusals for a duplicate key, a key or a document too large.
   */
  put(changes: readonly RecordChange[], author?: Author): void {
    const changing = new Set(changes.map(({ id }) => id))
    const writes = changes.map(change => ({
      id: change.id,
      collection: change.collection.name,
      documentId: (change.after ?? change.before)?._id as Value,
      key: recordKey(change.collection.id, change.id),
      text: change.after && checkedText(change.after, change.text),
      entries: change.collection.indexes.map(index => this.entries.changes(index, change, changing)),
    }))
    for (const { entries } of writes) for (const { removed } of entries) this.entries.remove(removed)
    for (const { id, key, text, entries, collection, documentId } of writes) {
      for (const { added } of entries) this.entries.add(added, id)
      if (text === undefined) this.documents.remove(key)
      else this.documents.put(key, text)
      this.history?.note({ collection, id: JSON.stringify(toJson(documentId)), author, text: text ?? null })
    }
  }

  /** Lists every document in a new index. Throws the duplicate-key refusal when a unique index cannot hold them. */
  fillIndex(collection: Collection, index: CollectionIndex): void {
    for (const { id, text } of this.scan(collection)) {
      const change = { collection, id, before: undefined, after: readText(text) }
      this.entries.add(this.entries.changes(index, change, NONE).added, id)
    }
  }
}

const NONE: ReadonlySet<RecordId> = new Set()

/** The text to store, which may be known already. Throws when it is larger than a document may be. */
export function checkedText(document: Document, text = writeText(document)): string {
  if (text.length * 3 > LIMITS.documentBytes && Buffer.byteLength(text) > LIMITS.documentBytes) {
    throw writeFailed(`document is larger than the maximum size ${LIMITS.documentBytes}`)
  }
  return text
}
