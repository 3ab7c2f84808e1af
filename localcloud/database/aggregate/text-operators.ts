import { evalExpr } from 'mingo/core'
import { queryFailed } from '../refusals'
import { compareStrings } from '../values/compare'
import { type Operator, onlyOperand, operandsOf } from './operator'

/**
 * Operators on texts that the library lacks or has otherwise: letters beyond ASCII keep their case, nothing counts as the empty
 * text, a negative count of `$substr` means the rest.
 */
export const textOperators: Record<string, Operator> = {
  $toUpper: (document, operand, options) => upperCase(textOf(evalExpr(document, operand, options))),
  $toLower: (document, operand, options) =>
    textOf(evalExpr(document, operand, options)).replace(/[A-Z]/g, letter => letter.toLowerCase()),
  $strcasecmp: (document, operand, options) => {
    const [left, right] = operandsOf('$strcasecmp', evalExpr(document, operand, options)).map(textOf)
    return Math.sign(compareStrings(upperCase(left ?? ''), upperCase(right ?? '')))
  },
  $indexOfBytes: (document, operand, options) => indexOfByte(evalExpr(document, operand, options)),
  $indexOfCP: (document, operand, options) => indexOfCodePoint(evalExpr(document, operand, options)),
  $strLenBytes: (document, operand, options) =>
    Buffer.byteLength(stringOf('$strLenBytes', evalExpr(document, onlyOperand(operand), options))),
  $strLenCP: (document, operand, options) =>
    [...stringOf('$strLenCP', evalExpr(document, onlyOperand(operand), options))].length,
  $substr: (document, operand, options) => bytesOf('$substr', evalExpr(document, operand, options)),
  $substrBytes: (document, operand, options) => bytesOf('$substrBytes', evalExpr(document, operand, options)),
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, letter => letter.toUpperCase())
}

function stringOf(operator: string, value: unknown): string {
  if (typeof value !== 'string') throw queryFailed(`${operator} requires a string argument, found: ${typeof value}`)
  return value
}

/** A value as text; nothing is the empty text. */
function textOf(operand: unknown): string {
  const value = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) || (typeof value === 'object' && !(value instanceof Date))) {
    throw queryFailed(`can't convert from BSON type ${Array.isArray(value) ? 'array' : 'object'} to String`)
  }
  return value instanceof Date ? value.toISOString() : String(value)
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
