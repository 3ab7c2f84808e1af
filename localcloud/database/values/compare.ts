import { Binary, ObjectId } from 'bson'
import type { Document, Value } from './value'

/** Rank of each type in the order in which the engine behind the platform sorts values of different types. */
export const RANK = {
  null: 2,
  number: 3,
  string: 4,
  document: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  boolean: 9,
  date: 10,
  regexp: 11,
} as const

/** An absent field ranks with null: the two sort alike. */
export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'number':
      return RANK.number
    case 'string':
      return RANK.string
    case 'boolean':
      return RANK.boolean
    case 'undefined':
      return RANK.null
    default:
      return rankOfObject(value as object | null)
  }
}

function rankOfObject(value: object | null): number {
  if (value === null) return RANK.null
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof ObjectId) return RANK.objectId
  if (value instanceof RegExp) return RANK.regexp
  if (value instanceof Binary) return RANK.binary
  return RANK.document
}

/** Total order over all values: by type first, then within the type; below zero when `a` comes first. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = rankOf(a)
  const difference = rank - rankOf(b)
  if (difference !== 0) return difference
  switch (rank) {
    case RANK.null:
      return 0
    case RANK.number:
      return compareNumbers(a as number, b as number)
    case RANK.string:
      return compareStrings(a as string, b as string)
    case RANK.boolean:
      return Number(a) - Number(b)
    case RANK.date:
      return (a as Date).getTime() - (b as Date).getTime()
    case RANK.objectId:
      return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString())
    case RANK.array:
      return compareLists(a as Value[], b as Value[])
    case RANK.regexp:
      return compareStrings(`${a}`, `${b}`)
    case RANK.binary:
      return compareBinaries(a as Binary, b as Binary)
    default:
      return compareDocuments(a as Document, b as Document)
  }
}

/** Equality as the engine sees it: types must agree, and the fields of a document must come in the same order. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0
}

/** NaN equals itself and comes before every other number. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code point, as comparing the UTF-8 bytes would; code units alone would misplace characters beyond the BMP. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return liftSurrogate(left) - liftSurrogate(right)
  }
  return a.length - b.length
}

function liftSurrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function compareLists(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const order = compareValues(a[at], b[at])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value())
}

/** Field by field: type, then name, then value, as the engine compares embedded documents. */
function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at += 1) {
    const nameA = left[at] as string
    const nameB = right[at] as string
    const order =
      rankOf(a[nameA]) - rankOf(b[nameB]) || compareStrings(nameA, nameB) || compareValues(a[nameA], b[nameB])
    if (order !== 0) return order
  }
  return left.length - right.length
}
