import type { Collection } from './catalog'

/** Identifies a document inside the database for as long as it lives; given in the order of insertion. */
export type RecordId = number

/** Bytes that name collection and index in front of the values of an index key. */
export const INDEX_PREFIX = 6

/** Longest key the store takes; a longer one cannot have been stored. */
export const LONGEST_KEY = 1978

const RECORD_BYTES = 6

/** Key of a document: its collection, then its record, so that a collection is one stretch in insertion order. */
export function recordKey(collection: number, record: RecordId): Buffer {
  const key = Buffer.allocUnsafe(4 + RECORD_BYTES)
  key.writeUInt32BE(collection)
  key.writeUIntBE(record, 4, RECORD_BYTES)
  return key
}

export function recordOfKey(key: Buffer): RecordId {
  return key.readUIntBE(4, RECORD_BYTES)
}

/** A record as the value of an index entry. */
export function recordBytes(record: RecordId): Buffer {
  const bytes = Buffer.allocUnsafe(RECORD_BYTES)
  bytes.writeUIntBE(record, 0, RECORD_BYTES)
  return bytes
}

export function readRecord(bytes: Buffer): RecordId {
  return bytes.readUIntBE(0, RECORD_BYTES)
}

/** Key of an index entry: collection, index, values and, unless the index is unique, the record. */
export function entryKey(collection: Collection, index: number, values: Buffer, record?: RecordId): Buffer {
  const key = Buffer.allocUnsafe(INDEX_PREFIX + values.length + (record === undefined ? 0 : RECORD_BYTES))
  key.writeUInt32BE(collection.id)
  key.writeUInt16BE(index, 4)
  values.copy(key, INDEX_PREFIX)
  if (record !== undefined) key.writeUIntBE(record, INDEX_PREFIX + values.length, RECORD_BYTES)
  return key
}
