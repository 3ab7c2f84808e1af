import { queryFailed } from '../refusals'
import { RANK, rankOf } from '../values/compare'
import type { Value } from '../values/value'

const INT_MAX = 2_147_483_647

/** Names and numbers of the types that `$type` asks for. Numbers are doubles here, so int and long go by magnitude. */
const TYPES: Record<string, (value: Value) => boolean> = Object.assign(Object.create(null), {
  double: (value: Value) => typeof value === 'number' && !Number.isInteger(value),
  string: (value: Value) => typeof value === 'string',
  object: (value: Value) => rankOf(value) === RANK.document,
  array: (value: Value) => Array.isArray(value),
  binData: (value: Value) => rankOf(value) === RANK.binary,
  objectId: (value: Value) => rankOf(value) === RANK.objectId,
  bool: (value: Value) => typeof value === 'boolean',
  date: (value: Value) => value instanceof Date,
  null: (value: Value) => value === null,
  regex: (value: Value) => value instanceof RegExp,
  int: (value: Value) => isWhole(value) && Math.abs(value) <= INT_MAX,
  long: (value: Value) => isWhole(value) && Math.abs(value) > INT_MAX,
  decimal: () => false,
  number: (value: Value) => typeof value === 'number',
  undefined: () => false,
  timestamp: () => false,
  javascript: () => false,
  symbol: () => false,
  minKey: () => false,
  maxKey: () => false,
})

const NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
  [-1]: 'minKey',
}

function isWhole(value: Value): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

/** Whether a value is of the type named, by alias or by number. Throws a CloudError for a type that does not exist. */
export function hasType(value: Value | undefined, type: Value): boolean {
  const name = typeof type === 'number' ? NUMBERS[type] : type
  const test = typeof name === 'string' ? TYPES[name] : undefined
  if (!test) throw queryFailed(`Unknown type name alias: ${String(type)}`)
  return value !== undefined && test(value)
}
