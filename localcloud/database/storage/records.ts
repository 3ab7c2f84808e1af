import type { Database as LmdbDatabase, RootDatabase, Transaction as Snapshot } from 'lmdb'
import { LIMITS } from '../limits'
import { duplicateKey, writeFailed } from '../refusals'
import { readText, toJson, writeText } from '../values/document-text'
import type { Document, Value } from '../values/value'
import type { Catalog, Collection, CollectionIndex } from './catalog'
import { indexKeys } from './index-entries'
import { encodeValue } from './key-bytes'

/** Identifies a document inside its collection for as long as it lives; given in the order of insertion. */
export type RecordId = number

/** A stored document: its text as it goes out, and how to find it again. */
export interface StoredRecord {
  id: RecordId
  text: string
}

const KEY = { keyEncoding: 'binary' } as const

/**
 * Documents and index entries in the store. A document is kept under (collection, record); an index entry under
 * (collection, index, values) and, unless the index is unique, the record, so that one walk gives the records in order.
 * Reads take a snapshot to read from; without one they see the latest commit, or the running write.
 */
export class Records {
  private readonly documents: LmdbDatabase<string, Buffer>
  private readonly entries: LmdbDatabase<Buffer, Buffer>
  private lastRecord = 0

  constructor(
    root: RootDatabase,
    private readonly catalog: Catalog,
  ) {
    this.documents = root.openDB({ name: 'database.documents', encoding: 'string', ...KEY }) as never
    this.entries = root.openDB({ name: 'database.entries', encoding: 'binary', ...KEY }) as never
    this.reload()
  }

  /** Finds the highest record number in use. */
  reload(): void {
    this.lastRecord = 0
    for (const collection of this.catalog.all()) {
      const range = {
        start: recordKey(collection.id + 1, 0),
        end: recordKey(collection.id, 0),
        reverse: true,
        limit: 1,
      }
      for (const key of this.documents.getKeys(range)) this.lastRecord = Math.max(this.lastRecord, readRecord(key, 4))
    }
  }

  get(collection: Collection, id: RecordId, snapshot?: Snapshot): StoredRecord | undefined {
    const text = this.documents.get(recordKey(collection.id, id), { transaction: snapshot })
    return text === undefined ? undefined : { id, text }
  }

  findById(collection: Collection, documentId: Value, snapshot?: Snapshot): StoredRecord | undefined {
    const [primary] = collection.indexes
    return primary && this.lookUp(collection, primary, encodeValue(documentId, 1), snapshot)
  }

  /** The document that a unique index lists under encoded values. */
  lookUp(
    collection: Collection,
    index: CollectionIndex,
    values: Buffer,
    snapshot?: Snapshot,
  ): StoredRecord | undefined {
    const key = entryKey(collection, index.number, values)
    if (key.length > MAX_KEY) return undefined
    const entry = this.entries.get(key, { transaction: snapshot })
    return entry === undefined ? undefined : this.get(collection, readRecord(entry, 0), snapshot)
  }

  /** All documents in the order of insertion. */
  *scan(collection: Collection, snapshot?: Snapshot): Generator<StoredRecord> {
    const range = { start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0), transaction: snapshot }
    for (const { key, value } of this.documents.getRange(range)) yield { id: readRecord(key, 4), text: value }
  }

  /** Records listed by an index between two encoded bounds (`from` included, `to` not), forwards or backwards. */
  *walk(
    collection: Collection,
    index: CollectionIndex,
    bounds: { from: Buffer; to: Buffer | undefined },
    reverse: boolean,
    snapshot?: Snapshot,
  ): Generator<RecordId> {
    const start = entryKey(collection, index.number, bounds.from)
    const end = bounds.to
      ? entryKey(collection, index.number, bounds.to)
      : entryKey(collection, index.number + 1, Buffer.alloc(0))
    const range = reverse
      ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true }
      : { start, end }
    for (const { value } of this.entries.getRange({ ...range, transaction: snapshot })) yield readRecord(value, 0)
  }

  count(collection: Collection): number {
    return this.documents.getKeysCount({ start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0) })
  }

  nextRecord(): RecordId {
    this.lastRecord += 1
    return this.lastRecord
  }

  /**
   * Replaces, adds (`before` absent) or removes (`after` absent) one document with its index entries. Everything is
   * checked before the first write. Throws the platform's refusals for a duplicate key, a key or a document too large.
   */
  put(collection: Collection, id: RecordId, before: Document | undefined, after: Document | undefined): void {
    const text = after && checkedText(after)
    const changes = collection.indexes.map(index => this.entryChanges(collection, index, id, before, after))
    const record = recordBytes(id)
    for (const { removed, added } of changes) {
      for (const key of removed) this.entries.remove(key)
      for (const key of added) this.entries.put(key, record)
    }
    if (text === undefined) this.documents.remove(recordKey(collection.id, id))
    else this.documents.put(recordKey(collection.id, id), text)
  }

  /** Throws when a document could not be stored beside the others; `except` are records about to change as well. */
  checkUnique(collection: Collection, id: RecordId, document: Document, except: ReadonlySet<RecordId>): void {
    for (const index of collection.indexes.filter(candidate => candidate.unique)) {
      for (const key of indexKeys(index, document).keys) {
        const holder = this.entries.get(entryKey(collection, index.number, key))
        const record = holder && readRecord(holder, 0)
        if (record !== undefined && record !== id && !except.has(record)) throw clash(collection, index, document)
      }
    }
  }

  /** Lists every document in a new index. Throws the duplicate-key refusal when a unique index cannot hold them. */
  fillIndex(collection: Collection, index: CollectionIndex): void {
    for (const { id, text } of this.scan(collection)) {
      const document = readText(text)
      const { added } = this.entryChanges(collection, index, id, undefined, document)
      for (const key of added) this.entries.put(key, recordBytes(id))
    }
  }

  clearIndex(collection: Collection, index: CollectionIndex): void {
    const start = entryKey(collection, index.number, Buffer.alloc(0))
    const end = entryKey(collection, index.number + 1, Buffer.alloc(0))
    for (const key of [...this.entries.getKeys({ start, end })]) this.entries.remove(key)
  }

  private entryChanges(
    collection: Collection,
    index: CollectionIndex,
    id: RecordId,
    before: Document | undefined,
    after: Document | undefined,
  ): { removed: Buffer[]; added: Buffer[] } {
    const old = before ? this.fullKeys(collection, index, id, before) : []
    const now = after ? this.fullKeys(collection, index, id, after) : []
    const removed = old.filter(key => !now.some(other => other.equals(key)))
    const added = now.filter(key => !old.some(other => other.equals(key)))
    for (const key of added) {
      if (key.length > LIMITS.indexKeyBytes + PREFIX) throw keyTooLarge(index)
      if (index.unique && after && this.entries.get(key) !== undefined) throw clash(collection, index, after)
    }
    return { removed, added }
  }

  private fullKeys(collection: Collection, index: CollectionIndex, id: RecordId, document: Document): Buffer[] {
    const { keys, many } = indexKeys(index, document)
    if (many && !index.multikey) {
      index.multikey = true
      this.catalog.save(collection)
    }
    return keys.map(key => entryKey(collection, index.number, key, index.unique ? undefined : id))
  }
}

/** Bytes before the values of an index key: collection and index. */
const PREFIX = 6
/** Longest key the store takes; a longer one cannot have been stored. */
const MAX_KEY = 1978

function checkedText(document: Document): string {
  const text = writeText(document)
  if (text.length > LIMITS.documentBytes || Buffer.byteLength(text) > LIMITS.documentBytes) {
    throw writeFailed(`document is larger than the maximum size ${LIMITS.documentBytes}`)
  }
  return text
}

function clash(collection: Collection, index: CollectionIndex, document: Document): Error {
  const fields = index.keys.map(([field]) => `: ${JSON.stringify(toJson(document[field] ?? null))}`)
  return duplicateKey(collection.name, index.name, `{ ${fields.join(', ')} }`)
}

function keyTooLarge(index: CollectionIndex): Error {
  return writeFailed(`key too large to index, failing index ${index.name}: more than ${LIMITS.indexKeyBytes} bytes`)
}

function recordKey(collection: number, record: RecordId): Buffer {
  const key = Buffer.allocUnsafe(10)
  key.writeUInt32BE(collection)
  key.writeUIntBE(record, 4, 6)
  return key
}

function recordBytes(record: RecordId): Buffer {
  const bytes = Buffer.allocUnsafe(6)
  bytes.writeUIntBE(record, 0, 6)
  return bytes
}

function readRecord(bytes: Buffer, at: number): RecordId {
  return bytes.readUIntBE(at, 6)
}

function entryKey(collection: Collection, index: number, values: Buffer, record?: RecordId): Buffer {
  const key = Buffer.allocUnsafe(PREFIX + values.length + (record === undefined ? 0 : 6))
  key.writeUInt32BE(collection.id)
  key.writeUInt16BE(index, 4)
  values.copy(key, PREFIX)
  if (record !== undefined) key.writeUIntBE(record, PREFIX + values.length, 6)
  return key
}
