import { evalExpr } from 'mingo/core'
import { $let } from 'mingo/operators/expression'
import { queryFailed } from '../refusals'
import { sameValue } from '../values/compare'
import { checkName } from '../values/field-name'
import { type Document, isDocument, type Value } from '../values/value'
import { type Operator, onlyOperand } from './operator'

/** Expressions on arrays that the library lacks or has otherwise than the engine behind the platform. */
export const arrayOperators: Record<string, Operator> = {
  $first: (document, operand, options) => listOr(null, '$first', evalExpr(document, onlyOperand(operand), options), 0),
  $last: (document, operand, options) => listOr(null, '$last', evalExpr(document, onlyOperand(operand), options), -1),
  $size: (document, operand, options) => {
    const list = evalExpr(document, onlyOperand(operand), options)
    if (!Array.isArray(list))
      throw queryFailed(`The argument to $size must be an array, but was of type: ${kind(list)}`)
    return list.length
  },
  $arrayToObject: (document, operand, options) => {
    const pairs = evalExpr(document, onlyOperand(operand), options)
    return pairs === null || pairs === undefined ? null : objectOf(pairs)
  },
  $indexOfArray: (document, operand, options) => {
    const [list, wanted, start = 0, end] = evalExpr(document, operand, options) as [unknown, Value, unknown, unknown]
    if (list === null || list === undefined) return null
    if (!Array.isArray(list)) throw queryFailed(`$indexOfArray requires an array, found: ${kind(list)}`)
    const from = position(start)
    const to = end === undefined ? list.length : position(end)
    const found = list.slice(from, to).findIndex((item: Value) => sameValue(item, wanted))
    return found < 0 ? -1 : found + from
  },
  $reduce: (document, operand, options) => {
    const { input, initialValue, in: step } = (isDocument(operand) ? operand : {}) as Document
    if (input === undefined || initialValue === undefined || step === undefined) {
      throw queryFailed("$reduce requires 'input', 'initialValue' and 'in' to be specified")
    }
    const items = evalExpr(document, input, options)
    if (items === null || items === undefined) return null
    if (!Array.isArray(items)) throw queryFailed(`$reduce requires that 'input' be an array, found: ${kind(items)}`)
    let value: unknown = evalExpr(document, initialValue, options)
    for (const item of items) {
      const vars = { this: { $literal: item }, value: { $literal: value } }
      value = $let(document, { vars, in: step } as never, options)
    }
    return value
  },
  $zip: (document, operand, options) => {
    const { inputs, defaults, useLongestLength = false } = (isDocument(operand) ? operand : {}) as Document
    const lists = evalExpr(document, inputs, options)
    if (lists === null || lists === undefined) return null
    if (!Array.isArray(lists) || lists.length === 0) throw queryFailed('inputs must be an array of expressions')
    if (lists.some(list => list === null || list === undefined)) return null
    if (!lists.every(Array.isArray)) throw queryFailed('$zip found a non-array expression in input')
    const others = evalExpr(document, defaults, options) as Value[] | undefined
    if (others !== undefined && (useLongestLength !== true || others.length !== lists.length)) {
      throw queryFailed('defaults of $zip need useLongestLength, and as many as there are inputs')
    }
    return zipped(lists as Value[][], useLongestLength === true, others ?? [])
  },
}

function zipped(lists: Value[][], isLongest: boolean, defaults: Value[]): Value[][] {
  const lengths = lists.map(list => list.length)
  const length = isLongest ? Math.max(...lengths) : Math.min(...lengths)
  return Array.from({ length }, (_, row) =>
    lists.map((list, at) => (row < list.length ? (list[row] ?? null) : (defaults[at] ?? null))),
  )
}

/** Pairs are all of the form `[name, value]` or all `{ k, v }`. */
function objectOf(pairs: unknown): Document {
  if (!Array.isArray(pairs)) throw queryFailed(`$arrayToObject requires an array input, found: ${kind(pairs)}`)
  const isLists = Array.isArray(pairs[0])
  const result: Document = {}
  for (const pair of pairs as Value[]) {
    const [name, value] = isLists ? listPair(pair) : namedPair(pair)
    if (typeof name !== 'string') throw queryFailed('$arrayToObject requires names that are strings')
    checkName(name)
    result[name] = value
  }
  return result
}

function listPair(pair: Value): [Value | undefined, Value] {
  if (!Array.isArray(pair) || pair.length !== 2) throw queryFailed('$arrayToObject requires an array of size 2 arrays')
  return [pair[0], pair[1] ?? null]
}

function namedPair(pair: Value): [Value | undefined, Value] {
  if (!isDocument(pair) || pair.k === undefined || pair.v === undefined || Object.keys(pair).length !== 2) {
    throw queryFailed("$arrayToObject requires objects with the fields 'k' and 'v'")
  }
  return [pair.k, pair.v]
}

function listOr(nothing: null, operator: string, list: unknown, at: 0 | -1): unknown {
  if (list === null || list === undefined) return nothing
  if (!Array.isArray(list)) throw queryFailed(`${operator}'s argument must be an array, but is ${kind(list)}`)
  return list.at(at)
}

function position(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw queryFailed('$indexOfArray requires starting and ending indexes that are whole and not negative')
  }
  return value
}

function kind(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
