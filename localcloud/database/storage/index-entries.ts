import type { Database as LmdbDatabase, Transaction as Snapshot } from 'lmdb'
import { LIMITS } from '../limits'
import { splitPath } from '../query/paths'
import { duplicateKey, writeFailed } from '../refusals'
import type { Store } from '../store'
import { toJson } from '../values/document-text'
import type { Document } from '../values/value'
import type { Catalog, Collection, CollectionIndex } from './catalog'
import { indexKeys } from './index-keys'
import { entryKey, KeyRoom, type RecordId, readRecord, recordBytes } from './key-layout'

/** What a write has to change in one index. */
export interface EntryChanges {
  removed: Buffer[]
  added: Buffer[]
}

/** What becomes of one document: `before` is absent when it is new, `after` when it is removed. */
export interface RecordChange {
  collection: Collection
  id: RecordId
  before: Document | undefined
  after: Document | undefined
  /** The text of `after`, where it was made already. */
  text?: string
}

type RecordIds = ReadonlySet<RecordId>

/** A stretch of an index by encoded values: `from` included, `to` not; without `to` it runs to the end. */
export interface KeyRange {
  from: Buffer
  to: Buffer | undefined
}

const NO_VALUES = Buffer.alloc(0)
const NO_CHANGES: EntryChanges = { removed: [], added: [] }

/** The entries of all indexes. Reads take a snapshot; without one they see the latest commit, or the running write. */
export class IndexEntries {
  private readonly entries: LmdbDatabase<Buffer, Buffer>
  private readonly room: KeyRoom

  constructor(
    { root, longestKey }: Pick<Store, 'root' | 'longestKey'>,
    private readonly catalog: Catalog,
  ) {
    this.room = new KeyRoom(longestKey)
    const options = { name: 'database.entries', encoding: 'binary', keyEncoding: 'binary' } as const
    this.entries = root.openDB(options) as unknown as LmdbDatabase<Buffer, Buffer>
  }

  /** The record that a unique index lists under encoded values. */
  lookUp(collection: Collection, index: CollectionIndex, values: Buffer, snapshot?: Snapshot): RecordId | undefined {
    const key = entryKey(collection, index.number, this.room.fit(values))
    const entry = this.entries.get(key, { transaction: snapshot })
    return entry && readRecord(entry)
  }

  /** The records of a stretch of an index, forwards or backwards. */
  *walk(
    collection: Collection,
    index: CollectionIndex,
    { from, to }: KeyRange,
    reverse: boolean,
    snapshot?: Snapshot,
  ): Generator<RecordId> {
    const start = entryKey(collection, index.number, this.room.start(from))
    const last = to && this.room.end(to)
    const end = last ? entryKey(collection, index.number, last) : entryKey(collection, index.number + 1, NO_VALUES)
    const range = reverse
      ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true }
      : { start, end }
    for (const { value } of this.entries.getRange({ ...range, transaction: snapshot })) yield readRecord(value)
  }

  /**
   * What has to change in an index when a document changes. Throws the platform's refusals when another document has a
   * unique key, other than those in `except`, which change in the same write, or when a key is too long.
   */
  changes(index: CollectionIndex, { collection, id, before, after }: RecordChange, except: RecordIds): EntryChanges {
    if (before && after && index.keys.every(([field]) => isUntouched(field, before, after))) return NO_CHANGES
    const old = before ? this.keysOf(index, collection, id, before) : []
    const now = after ? this.keysOf(index, collection, id, after) : []
    const removed = without(old, now)
    const added = without(now, old)
    for (const key of added) {
      const holder = index.unique && after ? this.entries.get(key) : undefined
      if (holder && after && !except.has(readRecord(holder))) throw clash(collection, index, after)
    }
    return { removed, added }
  }

  remove(keys: Buffer[]): void {
    for (const key of keys) this.entries.remove(key)
  }

  add(keys: Buffer[], id: RecordId): void {
    for (const key of keys) this.entries.put(key, recordBytes(id))
  }

  /**
   * Throws when a document could not be stored beside the others. Those in `beside` are about to be stored as well: they
   * count as they will be, not as they are.
   */
  check({ collection, id, after }: RecordChange, beside: readonly RecordChange[]): void {
    if (!after) return
    const changing = new Set(beside.map(change => change.id)).add(id)
    for (const index of collection.indexes) {
      const { keys } = indexKeys(index, after)
      if (keys.some(key => key.length > LIMITS.indexKeyBytes)) throw keyTooLarge(index)
      if (!index.unique) continue
      const taken = beside.filter(other => other.id !== id && other.collection.id === collection.id && other.after)
      const takenKeys = taken.flatMap(other => (other.after ? indexKeys(index, other.after).keys : []))
      for (const key of keys) {
        const holder = this.lookUp(collection, index, key)
        const isHeld = holder !== undefined && !changing.has(holder)
        if (isHeld || takenKeys.some(other => other.equals(key))) throw clash(collection, index, after)
      }
    }
  }

  clear(collection: Collection, index: CollectionIndex): void {
    const start = entryKey(collection, index.number, NO_VALUES)
    const end = entryKey(collection, index.number + 1, NO_VALUES)
    for (const key of [...this.entries.getKeys({ start, end })]) this.entries.remove(key)
  }

  private keysOf(index: CollectionIndex, collection: Collection, id: RecordId, document: Document): Buffer[] {
    const { keys, many } = indexKeys(index, document)
    if (keys.some(key => key.length > LIMITS.indexKeyBytes)) throw keyTooLarge(index)
    if (many && !index.multikey) {
      index.multikey = true
      this.catalog.save(collection)
    }
    return keys.map(key => entryKey(collection, index.number, this.room.fit(key), index.unique ? undefined : id))
  }
}

/** Whether a field is surely as it was, as far as can be told without looking into it. */
function isUntouched(field: string, before: Document, after: Document): boolean {
  const [name = field] = splitPath(field)
  return before[name] === after[name]
}

/** Comparisons up to which looking at each pair is quicker than making a set. */
const FEW = 16

/** The keys that are not among the others. */
function without(keys: Buffer[], others: Buffer[]): Buffer[] {
  if (keys.length * others.length <= FEW) return keys.filter(key => !others.some(other => other.equals(key)))
  const known = new Set(others.map(key => key.toString('latin1')))
  return keys.filter(key => !known.has(key.toString('latin1')))
}

function clash(collection: Collection, index: CollectionIndex, document: Document): Error {
  const fields = index.keys.map(([field]) => `: ${JSON.stringify(toJson(document[field] ?? null))}`)
  return duplicateKey(collection.name, index.name, `{ ${fields.join(', ')} }`)
}

function keyTooLarge(index: CollectionIndex): Error {
  return writeFailed(`key too large to index, failing index ${index.name}: more than ${LIMITS.indexKeyBytes} bytes`)
}
