import { compileMatcher } from '../query/matcher'
import { compareBy, readOrder } from '../query/sorting'
import { writeFailed } from '../refusals'
import { valueKey } from '../storage/key-bytes'
import { compareValues, sameValue } from '../values/compare'
import { type Document, fieldOf, isDocument, type Value } from '../values/value'
import { putAt, valueAt } from './update-path'

/** `$push` of one value, or of `$each` with `$position`, `$sort` and `$slice`. */
export function push(document: Document, path: readonly string[], operand: Value): void {
  const items = arrayAt('$push', document, path) ?? []
  const modifiers = isDocument(operand) && Object.hasOwn(operand, '$each') ? operand : undefined
  if (!modifiers) {
    putAt(document, path, [...items, operand])
    return
  }
  const position = wholeNumber(modifiers, '$position') ?? items.length
  const at = position < 0 ? Math.max(0, items.length + position) : Math.min(position, items.length)
  let result = [...items.slice(0, at), ...each('$push', modifiers), ...items.slice(at)]
  if (modifiers.$sort !== undefined) result = sorted(result, modifiers.$sort)
  const slice = wholeNumber(modifiers, '$slice')
  if (slice !== undefined) result = slice >= 0 ? result.slice(0, slice) : result.slice(slice)
  putAt(document, path, result)
}

/** `$addToSet` of one value or of `$each`. A plain array is one element, as in the engine. */
export function addToSet(document: Document, path: readonly string[], operand: Value): void {
  const items = arrayAt('$addToSet', document, path) ?? []
  const added = isDocument(operand) && Object.hasOwn(operand, '$each') ? each('$addToSet', operand) : [operand]
  const known = new Set(items.map(valueKey))
  const result = [...items]
  for (const candidate of added) {
    const key = valueKey(candidate)
    if (!known.has(key)) result.push(candidate)
    known.add(key)
  }
  putAt(document, path, result)
}

/** `$pop` with 1 takes the last element away, with -1 the first. */
export function pop(document: Document, path: readonly string[], operand: Value): void {
  if (operand !== 1 && operand !== -1) throw writeFailed(`$pop expects 1 or -1, found: ${String(operand)}`)
  const items = arrayAt('$pop', document, path)
  if (items && items.length > 0) putAt(document, path, operand === 1 ? items.slice(0, -1) : items.slice(1))
}

/** `$pull` of every element equal to a value, or matching a condition. */
export function pull(document: Document, path: readonly string[], operand: Value): void {
  const items = arrayAt('$pull', document, path)
  if (!items) return
  const matches = pullCondition(operand)
  putAt(
    document,
    path,
    items.filter(item => !matches(item)),
  )
}

export function pullAll(document: Document, path: readonly string[], operand: Value): void {
  if (!Array.isArray(operand)) throw writeFailed('$pullAll requires an array argument')
  const items = arrayAt('$pullAll', document, path)
  if (!items) return
  const pulled = new Set(operand.map(valueKey))
  putAt(
    document,
    path,
    items.filter(item => !pulled.has(valueKey(item))),
  )
}

/** Operators and expressions apply to the element; a document is a query on the fields of an element. */
function pullCondition(operand: Value): (item: Value) => boolean {
  if (operand instanceof RegExp) return elementTest(operand)
  if (!isDocument(operand)) return item => sameValue(item, operand)
  if (Object.keys(operand)[0]?.startsWith('$')) return elementTest(operand)
  const matches = compileMatcher(operand)
  return item => isDocument(item) && matches(item)
}

function elementTest(condition: Value): (item: Value) => boolean {
  const matches = compileMatcher({ element: condition })
  return element => matches({ element })
}

function arrayAt(operator: string, document: Document, path: readonly string[]): Value[] | undefined {
  const value = valueAt(document, path)
  if (value !== undefined && !Array.isArray(value)) {
    throw writeFailed(
      operator === '$push'
        ? `The field '${path.join('.')}' must be an array but is of type ${value === null ? 'null' : typeof value}`
        : `Cannot apply ${operator} to a non-array value: ${path.join('.')}`,
    )
  }
  return value
}

function each(operator: string, modifiers: Document): Value[] {
  const values = fieldOf(modifiers, '$each')
  if (!Array.isArray(values)) throw writeFailed(`The argument to $each in ${operator} must be an array`)
  return values
}

function wholeNumber(modifiers: Document, name: string): number | undefined {
  const value = fieldOf(modifiers, name)
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw writeFailed(`The value for ${name} must be an integer`)
  return value
}

function sorted(items: Value[], order: Value): Value[] {
  if (order === 1 || order === -1) return [...items].sort((a, b) => compareValues(a, b) * order)
  const compare = compareBy(readOrder(order))
  return [...items].sort((a, b) => compare(isDocument(a) ? a : {}, isDocument(b) ? b : {}))
}
