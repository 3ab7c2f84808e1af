import { type Binary, ObjectId } from 'bson'
import { RANK, rankOf } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'

/**
 * Encodes values as bytes that sort like the values: a rank byte for the type, then the value. A field with direction
 * -1 is stored with every bit turned round, so one walk over the keys serves a mixed order.
 */
export function encodeValue(value: Value | undefined, direction: 1 | -1): Buffer {
  const parts: Buffer[] = []
  append(parts, value)
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  if (direction === -1) for (let at = 0; at < bytes.length; at += 1) bytes[at] = ~(bytes[at] as number) & 0xff
  return bytes
}

/** A value as a key of sets and maps: equal values, and only they, have equal keys. */
export function valueKey(value: Value): string {
  return encodeValue(value, 1).toString('latin1')
}

/** The bytes between which lie all values of one type: where an open range begins and ends. */
export function typeBounds(value: Value, direction: 1 | -1): { from: Buffer; to: Buffer } {
  const first = direction === 1 ? rankOf(value) : ~rankOf(value) & 0xff
  return { from: Buffer.from([first]), to: Buffer.from([first + 1]) }
}

/** The smallest bytes that sort after everything beginning with `prefix`; absent when there are none. */
export function afterPrefix(prefix: Buffer): Buffer | undefined {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1
  if (length === 0) return undefined
  const next = Buffer.from(prefix.subarray(0, length))
  next[length - 1] = (next[length - 1] as number) + 1
  return next
}

function append(parts: Buffer[], value: Value | undefined): void {
  if (value === null || value === undefined) {
    parts.push(Buffer.from([RANK.null]))
  } else if (typeof value === 'number') {
    parts.push(number(RANK.number, value))
  } else if (typeof value === 'string') {
    parts.push(text(RANK.string, value))
  } else if (typeof value === 'boolean') {
    parts.push(Buffer.from([RANK.boolean, value ? 1 : 0]))
  } else if (value instanceof Date) {
    parts.push(number(RANK.date, value.getTime()))
  } else if (value instanceof ObjectId) {
    parts.push(Buffer.from([RANK.objectId]), Buffer.from(value.id))
  } else {
    appendCompound(parts, value)
  }
}

function appendCompound(parts: Buffer[], value: Value[] | Document | RegExp | Binary): void {
  if (Array.isArray(value)) {
    parts.push(Buffer.from([RANK.array]))
    for (const item of value) append(parts, item)
    parts.push(Buffer.from([0]))
  } else if (isDocument(value)) {
    parts.push(Buffer.from([RANK.document]))
    for (const [name, field] of Object.entries(value)) {
      parts.push(text(rankOf(field), name))
      append(parts, field)
    }
    parts.push(Buffer.from([0]))
  } else if (value instanceof RegExp) {
    parts.push(text(RANK.regexp, `${value}`))
  } else {
    const size = Buffer.alloc(5)
    size.writeUInt32BE(value.length())
    size[4] = value.sub_type
    parts.push(Buffer.from([RANK.binary]), size, Buffer.from(value.value()))
  }
}

/** Big-endian IEEE 754 with the sign bit turned for positives and all bits for negatives sorts like the numbers. */
function number(rank: number, value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = rank
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  if (value < 0) {
    for (let at = 1; at < 9; at += 1) bytes[at] = ~(bytes[at] as number) & 0xff
  } else {
    bytes[1] = (bytes[1] as number) | 0x80
  }
  return bytes
}

/** UTF-8 ended by a zero byte; a zero inside becomes 0x00 0xff so that it sorts after the end of a shorter string. */
function text(rank: number, value: string): Buffer {
  const plain = Buffer.from(value, 'utf8')
  const zeros = value.includes('\0') ? plain.filter(byte => byte === 0).length : 0
  const bytes = Buffer.allocUnsafe(plain.length + zeros + 2)
  bytes[0] = rank
  if (zeros === 0) {
    plain.copy(bytes, 1)
  } else {
    let at = 1
    for (const byte of plain) {
      bytes[at++] = byte
      if (byte === 0) bytes[at++] = 0xff
    }
  }
  bytes[bytes.length - 1] = 0
  return bytes
}
