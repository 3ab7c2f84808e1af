import { Binary, ObjectId } from 'bson'
import { LIMITS } from '../limits'
import { invalidParameter } from '../refusals'
import { checkName } from './field-name'
import { toRegExp } from './regular-expression'
import type { Document, Value } from './value'

interface Reading {
  /** Milliseconds since the epoch that a server date stands for. */
  now: number
}

/**
 * Reads the extended JSON that the SDK posts, canonical or relaxed, into values. A server date becomes the date it
 * stands for. Throws a CloudError for text that is not JSON, for malformed types, for deep nesting and for field names
 * that would reach an object's prototype.
 */
export function readEjson(text: unknown, now: number): Value {
  if (typeof text !== 'string') throw invalidParameter('the request must carry extended JSON as a string')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParameter('invalid JSON')
  }
  return read(parsed, { now }, 0)
}

function read(json: unknown, reading: Reading, depth: number): Value {
  if (json === null || typeof json !== 'object') return json as Value
  if (depth > LIMITS.nesting) throw invalidParameter(`nested deeper than ${LIMITS.nesting} levels`)
  if (Array.isArray(json)) return json.map(item => read(item, reading, depth + 1))
  const names = Object.keys(json)
  const first = names[0]
  if (first?.startsWith('$')) {
    const reader = READERS[first]
    if (reader && names.length === 1) return reader((json as Raw)[first], reading)
  }
  const document: Document = {}
  for (const name of names) {
    checkName(name)
    document[name] = read((json as Raw)[name], reading, depth + 1)
  }
  return document
}

type Raw = Record<string, unknown>

/** One reader per extended type. `Object.create(null)` keeps names such as `constructor` from finding one. */
const READERS: Record<string, (body: unknown, reading: Reading) => Value> = Object.assign(Object.create(null), {
  $numberInt: (body: unknown) => integer(body, '$numberInt'),
  $numberLong: (body: unknown) => integer(body, '$numberLong'),
  $numberDouble: double,
  $numberDecimal: double,
  $date: date,
  $oid: objectId,
  $regularExpression: regularExpression,
  $binary: binary,
  $undefined: () => null,
  $tcb_server_date: (body: unknown, reading: Reading) => serverDate(body, reading),
})

function integer(body: unknown, type: string): number {
  if (typeof body !== 'string' || !/^-?\d{1,19}$/.test(body)) throw invalidParameter(`invalid ${type}`)
  return Number(body)
}

function double(body: unknown): number {
  if (body === 'NaN') return Number.NaN
  const number = typeof body === 'string' && body.trim() !== '' ? Number(body) : Number.NaN
  if (Number.isNaN(number)) throw invalidParameter('invalid $numberDouble')
  return number
}

function date(body: unknown): Date {
  const millis = typeof body === 'object' && body !== null ? integer((body as Raw).$numberLong, '$date') : body
  const value = typeof millis === 'string' || typeof millis === 'number' ? new Date(millis) : new Date(Number.NaN)
  if (Number.isNaN(value.getTime())) throw invalidParameter('invalid $date')
  return value
}

function serverDate(body: unknown, reading: Reading): Date {
  const offset = body !== null && typeof body === 'object' ? read((body as Raw).offset ?? 0, reading, 0) : 0
  if (typeof offset !== 'number') throw invalidParameter('invalid server date offset')
  return date(Math.trunc(reading.now + offset))
}

function objectId(body: unknown): ObjectId {
  if (typeof body !== 'string' || !/^[0-9a-fA-F]{24}$/.test(body)) throw invalidParameter('invalid $oid')
  return ObjectId.createFromHexString(body.toLowerCase())
}

function regularExpression(body: unknown): RegExp {
  const { pattern, options } = (body ?? {}) as Raw
  if (typeof pattern !== 'string' || (options !== undefined && typeof options !== 'string')) {
    throw invalidParameter('invalid $regularExpression')
  }
  return toRegExp(pattern, options ?? '')
}

function binary(body: unknown): Binary {
  const { base64, subType } = (body ?? {}) as Raw
  if (typeof base64 !== 'string') throw invalidParameter('invalid $binary')
  return new Binary(Buffer.from(base64, 'base64'), typeof subType === 'string' ? Number.parseInt(subType, 16) || 0 : 0)
}
