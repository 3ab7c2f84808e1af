import type { AnyObject, Options } from 'mingo/types'
import { queryFailed } from '../refusals'

/** Evaluates an expression operator on a document; the operand is as the caller wrote it. */
export type Operator = (document: AnyObject, operand: unknown, options: Options) => unknown

/** The operand of an operator that takes one, which may also be written as a list of one. */
export function onlyOperand(operand: unknown): unknown {
  return Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
}

/** The operands of an operator that takes two of them, or up to `most`. Throws when there are fewer or more. */
export function operandsOf(operator: string, operands: unknown, most = 2): unknown[] {
  if (!Array.isArray(operands) || operands.length < 2 || operands.length > most) {
    throw queryFailed(
      `Expression ${operator} takes ${most === 2 ? 'exactly 2' : `at least 2 and at most ${most}`} arguments`,
    )
  }
  return operands
}
