import { evalExpr } from 'mingo/core'
import * as library from 'mingo/operators/expression'
import type { AnyObject, Options } from 'mingo/types'
import { queryFailed } from '../refusals'
import { compareValues } from '../values/compare'
import type { Value } from '../values/value'
import { foldingExpressions, merged } from './accumulators'
import { arrayOperators } from './array-operators'
import { dateOperators } from './date-operators'
import { type Operator, onlyOperand, operandsOf } from './operator'
import { roundingOperators } from './rounding'
import { textOperators } from './text-operators'

/** Operators of one operand, which the library does not take as a list of one. */
const { $abs, $ceil, $exp, $floor, $sqrt, $reverseArray, $objectToArray } = library
const UNARY = { $abs, $ceil, $exp, $floor, $sqrt, $reverseArray, $objectToArray } as unknown as Record<string, Operator>

/**
 * Operators that the library lacks, or where it differs from the engine behind the platform: comparisons order values
 * of all types instead of answering false.
 */
const CORRECTED: Record<string, Operator> = {
  ...Object.fromEntries(Object.entries(UNARY).map(([name, operator]) => [name, ofOne(operator)])),
  ...arrayOperators,
  ...foldingExpressions,
  ...roundingOperators,
  ...dateOperators,
  ...textOperators,
  $eq: comparison(order => order === 0),
  $ne: comparison(order => order !== 0),
  $gt: comparison(order => order > 0),
  $gte: comparison(order => order >= 0),
  $lt: comparison(order => order < 0),
  $lte: comparison(order => order <= 0),
  $cmp: comparison(Math.sign),
  $mod: (document, operand, options) => {
    const [value, divisor] = operandsOf('$mod', evaluate(document, operand, options))
    if (divisor === 0) throw queryFailed("can't $mod by zero")
    return nothingFromNothing(library.$mod as Operator)(document, [value, divisor].map(literal), options)
  },
  $log: (document, operand, options) => {
    const [value, base] = operandsOf('$log', evaluate(document, operand, options))
    if (Number(value) <= 0 && value !== null)
      throw queryFailed(`$log's argument must be a positive number, but is ${value}`)
    if (Number(base) <= 0 && base !== null)
      throw queryFailed(`$log's base must be a positive number not equal to 1, but is ${base}`)
    return (library.$log as Operator)(document, [value, base].map(literal), options)
  },
  $setUnion: nothingFromNothing(library.$setUnion as Operator),
  $slice: nothingFromNothing(library.$slice as Operator),
  $mergeObjects: (document, operand, options) => {
    const objects = evaluate(document, operand, options) as Value
    return merged(Array.isArray(objects) ? objects : [objects])
  },
  $not: (document, operand, options) => !isTrue(evaluate(document, onlyOperand(operand), options)),
  $ln: logarithm('$ln', Math.log),
  $log10: logarithm('$log10', Math.log10),
  $range: (document, operand, options) => {
    const [from, to, step = 1] = operandsOf('$range', evaluate(document, operand, options), 3) as number[]
    if (Math.abs(((to as number) - (from as number)) / step) > LONGEST_RANGE) throw queryFailed('$range is too long')
    return library.$range(document, operand as never, options)
  },
  $switch: (document, operand, options) => switched(document, operand, options),
}

/** The library's searches by expressions can take for ever, and the SDK has none of them. */
const { $regexFind, $regexFindAll, $regexMatch, ...withoutSearches } = library

/** Every expression operator, with the corrections over the library's own. */
export const expressionOperators = { ...withoutSearches, ...CORRECTED } as typeof library

function literal(value: unknown): object {
  return { $literal: value }
}

function ofOne(operator: Operator): Operator {
  return (document, operand, options) => operator(document, onlyOperand(operand), options)
}

/** For an operator of the library that refuses a null among its operands where the engine answers null. */
function nothingFromNothing(operator: Operator): Operator {
  return (document, operand, options) => {
    const operands = evaluate(document, operand, options)
    const isNothing = Array.isArray(operands) && operands.some(each => each === null || each === undefined)
    return isNothing ? null : operator(document, operand, options)
  }
}

function evaluate(document: AnyObject, operand: unknown, options: Options): unknown {
  return evalExpr(document, operand, options)
}

function comparison<Result>(accepts: (order: number) => Result): Operator {
  return (document, operand, options) => {
    if (!Array.isArray(operand) || operand.length !== 2) throw queryFailed('a comparison takes exactly 2 arguments')
    const [left, right] = evaluate(document, operand, options) as [Value | undefined, Value | undefined]
    return accepts(Number(left !== undefined) - Number(right !== undefined) || compareValues(left, right))
  }
}

/** More than a reply could hold. */
const LONGEST_RANGE = 10_000_000

function logarithm(operator: string, compute: (value: number) => number): Operator {
  return (document, operand, options) => {
    const value = evaluate(document, onlyOperand(operand), options)
    if (value === null || value === undefined) return null
    if (typeof value !== 'number') throw queryFailed(`${operator} only supports numeric types, not ${typeof value}`)
    if (value <= 0) throw queryFailed(`${operator}'s argument must be a positive number, but is ${value}`)
    return compute(value)
  }
}

/** The first branch whose case holds. Without one and without a default the whole aggregation fails. */
function switched(document: AnyObject, operand: unknown, options: Options): unknown {
  const { branches, ...rest } = (operand ?? {}) as { branches?: unknown; default?: unknown }
  if (!Array.isArray(branches) || branches.length === 0) throw queryFailed('$switch requires at least one branch')
  for (const branch of branches) {
    // `then` is the operator's own field.
    const { case: condition, then: result } = (branch ?? {}) as { case?: unknown; then?: unknown }
    if (isTrue(evaluate(document, condition, options))) return evaluate(document, result, options)
  }
  if (!Object.hasOwn(rest, 'default')) {
    throw queryFailed('$switch could not find a matching branch for an input, and no default was specified.')
  }
  return evaluate(document, rest.default, options)
}

function isTrue(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined && value !== 0
}
