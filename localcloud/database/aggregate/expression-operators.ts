import { evalExpr } from 'mingo/core'
import * as library from 'mingo/operators/expression'
import type { AnyObject, Options } from 'mingo/types'
import { queryFailed } from '../refusals'
import { compareValues } from '../values/compare'
import type { Value } from '../values/value'

type Operator = (document: AnyObject, operand: unknown, options: Options) => unknown

/**
 * Operators that the library lacks, or where it differs from the engine behind the platform: comparisons order values
 * of all types instead of answering false, `$week` counts from the first
 * Sunday, a negative count of `$substr` means the rest, `$trunc` and `$round` take one number.
 */
const CORRECTED: Record<string, Operator> = {
  $eq: comparison(order => order === 0),
  $ne: comparison(order => order !== 0),
  $gt: comparison(order => order > 0),
  $gte: comparison(order => order >= 0),
  $lt: comparison(order => order < 0),
  $lte: comparison(order => order <= 0),
  $cmp: comparison(Math.sign),
  $week: (document, operand, options) => weekFromSunday(document, operand, options),
  $indexOfBytes: (document, operand, options) => indexOfByte(evaluate(document, operand, options)),
  $indexOfCP: (document, operand, options) => indexOfCodePoint(evaluate(document, operand, options)),
  $substr: (document, operand, options) => bytesOf('$substr', evaluate(document, operand, options)),
  $substrBytes: (document, operand, options) => bytesOf('$substrBytes', evaluate(document, operand, options)),
  $trunc: (document, operand, options) => library.$trunc(document, withPlace(operand), options),
  $round: (document, operand, options) => library.$round(document, withPlace(operand), options),
}

/** Every expression operator, with the corrections over the library's own. */
export const expressionOperators = { ...library, ...CORRECTED } as typeof library

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

/** Weeks begin on Sundays; the days before the first Sunday of a year are in week 0. */
function weekFromSunday(document: AnyObject, operand: unknown, options: Options): unknown {
  const dayOfYear = library.$dayOfYear(document, operand, options) as number | null
  const dayOfWeek = library.$dayOfWeek(document, operand, options) as number | null
  if (dayOfYear === null || dayOfYear === undefined || dayOfWeek === null) return null
  return Math.floor((dayOfYear - dayOfWeek + 7) / 7)
}

function indexOfCodePoint(operands: unknown): number | null {
  if (!Array.isArray(operands) || operands.length < 2) throw queryFailed('$indexOfCP takes at least 2 arguments')
  const [text, part, start = 0, end] = operands
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string') throw queryFailed('$indexOfCP requires strings')
  const points = [...text]
  const within = points.slice(start, end)
  const found = within.join('').indexOf(part)
  return found < 0 ? -1 : start + [...within.join('').slice(0, found)].length
}

function indexOfByte(operands: unknown): number | null {
  if (!Array.isArray(operands) || operands.length < 2) throw queryFailed('$indexOfBytes takes at least 2 arguments')
  const [text, part, start = 0, end] = operands
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string') throw queryFailed('$indexOfBytes requires strings')
  const found = Buffer.from(text, 'utf8').subarray(start, end).indexOf(part, 0, 'utf8')
  return found < 0 ? -1 : start + found
}

/** Part of a string counted in UTF-8 bytes; a negative count means all the rest. */
function bytesOf(operator: string, operands: unknown): string {
  if (!Array.isArray(operands) || operands.length !== 3) throw queryFailed(`${operator} takes exactly 3 arguments`)
  const [text, start, count] = operands
  if (text === null || text === undefined) return ''
  if (typeof start !== 'number' || typeof count !== 'number') throw queryFailed(`${operator} takes numbers`)
  if (start < 0) throw queryFailed(`${operator}: starting index must be non-negative (got: ${start})`)
  const bytes = Buffer.from(text instanceof Date ? text.toISOString() : String(text), 'utf8')
  const end = count < 0 ? bytes.length : Math.min(bytes.length, start + count)
  const splits = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80
  if (splits(start) || splits(end)) throw queryFailed(`${operator}: Invalid range, it splits a UTF-8 character`)
  return bytes.subarray(start, end).toString('utf8')
}

function withPlace(operand: unknown): unknown[] {
  return Array.isArray(operand) ? (operand.length === 1 ? [operand[0], 0] : operand) : [operand, 0]
}
