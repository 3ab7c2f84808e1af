import { createHash } from 'node:crypto'
import type { Collection } from './catalog'
import { afterPrefix } from './key-bytes'

/** Identifies a document inside the database for as long as it lives; given in the order of insertion. */
export type RecordId = number

/** Bytes that name collection and index in front of the values of an index key. */
const INDEX_PREFIX = 6

const RECORD_BYTES = 6

/** Bytes of the digest that stands for the end of values too long for a key. */
const DIGEST_BYTES = 32

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

/**
 * How values stand in the keys of a store that takes keys of so many bytes at most. Longer values keep their beginning, and a
 * digest stands for the rest: equal values still have equal keys, and order holds as far as the beginnings differ.
 */
export class KeyRoom {
  private readonly most: number
  private readonly kept: number

  constructor(longestKey: number) {
    this.most = longestKey - INDEX_PREFIX - RECORD_BYTES
    this.kept = this.most - DIGEST_BYTES
  }

  fit(values: Buffer): Buffer {
    if (values.length <= this.most) return values
    const digest = createHash('sha256').update(values).digest()
    return Buffer.concat([values.subarray(0, this.kept), digest])
  }

  /** Where a walk over everything from these values on begins; it may meet a little more. */
  start(from: Buffer): Buffer {
    return from.length <= this.kept ? from : from.subarray(0, this.kept)
  }

  /** Where a walk over everything before these values ends; absent when only the index ends it. */
  end(to: Buffer): Buffer | undefined {
    return to.length <= this.kept ? to : afterPrefix(to.subarray(0, this.kept))
  }
}
