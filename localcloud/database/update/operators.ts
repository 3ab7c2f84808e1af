import { writeFailed } from '../refusals'
import { compareValues } from '../values/compare'
import { toJson } from '../values/document-text'
import { type Document, isDocument, type Value } from '../values/value'
import { addToSet, pop, pull, pullAll, push } from './array-operators'
import { putAt, removeAt, valueAt } from './update-path'

/** Changes one field of a document in place. `path` is exact: positional parts are resolved before. */
export type UpdateOperator = (document: Document, path: readonly string[], operand: Value, now: number) => void

/** Every operator of an update. */
export const UPDATE_OPERATORS: Record<string, UpdateOperator> = Object.assign(Object.create(null), {
  $set: putAt,
  $unset: (document, path) => removeAt(document, path),
  $inc: (document, path, operand) =>
    calculate(
      '$inc',
      document,
      path,
      operand,
      (value, by) => value + by,
      by => by,
    ),
  $mul: (document, path, operand) =>
    calculate(
      '$mul',
      document,
      path,
      operand,
      (value, by) => value * by,
      () => 0,
    ),
  $min: (document, path, operand) => keepExtreme(document, path, operand, order => order > 0),
  $max: (document, path, operand) => keepExtreme(document, path, operand, order => order < 0),
  $rename: rename,
  $bit: bit,
  $currentDate: (document, path, _operand, now) => putAt(document, path, new Date(now)),
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
} satisfies Record<string, UpdateOperator>)

function calculate(
  operator: '$inc' | '$mul',
  document: Document,
  path: readonly string[],
  operand: Value,
  combine: (value: number, by: number) => number,
  initial: (by: number) => number,
): void {
  const verb = operator === '$inc' ? 'increment' : 'multiply'
  if (typeof operand !== 'number') {
    throw writeFailed(`Cannot ${verb} with non-numeric argument: {${path.join('.')}: ${show(operand)}}`)
  }
  const value = valueAt(document, path)
  if (value === undefined) {
    putAt(document, path, initial(operand))
    return
  }
  if (typeof value !== 'number') {
    throw writeFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(document._id ?? null)}} has the field ` +
        `'${path[path.length - 1]}' of non-numeric type ${typeName(value)}`,
    )
  }
  putAt(document, path, combine(value, operand))
}

function keepExtreme(
  document: Document,
  path: readonly string[],
  operand: Value,
  replaces: (order: number) => boolean,
): void {
  const value = valueAt(document, path)
  if (value === undefined || replaces(compareValues(value, operand))) putAt(document, path, operand)
}

function rename(document: Document, path: readonly string[], operand: Value): void {
  if (typeof operand !== 'string' || operand === '') {
    throw writeFailed(`The 'to' field for $rename must be a string: ${path.join('.')}: ${show(operand)}`)
  }
  const value = valueAt(document, path)
  if (value === undefined) return
  removeAt(document, path)
  putAt(document, operand.split('.'), value)
}

function bit(document: Document, path: readonly string[], operand: Value): void {
  if (!isDocument(operand)) throw writeFailed('The $bit modifier is not compatible with a non-object operand')
  let value = valueAt(document, path) ?? 0
  for (const [name, mask] of Object.entries(operand)) {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw writeFailed(`Cannot apply $bit to a value of non-integral type: ${path.join('.')}`)
    }
    if (typeof mask !== 'number' || !Number.isInteger(mask)) {
      throw writeFailed(`The $bit modifier field must be an Integer(32/64 bit): ${name}`)
    }
    value = combineBits(name, BigInt(value), BigInt(mask))
  }
  putAt(document, path, value)
}

function combineBits(name: string, value: bigint, mask: bigint): number {
  switch (name) {
    case 'and':
      return Number(value & mask)
    case 'or':
      return Number(value | mask)
    case 'xor':
      return Number(value ^ mask)
    default:
      throw writeFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
}

function show(value: Value): string {
  return JSON.stringify(toJson(value))
}

function typeName(value: Value): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  return typeof value
}
