import { boundedTest } from '../values/bounded-test'
import { compareValues, RANK, rankOf, sameValue } from '../values/compare'
import type { Value } from '../values/value'
import { anyValue, type FieldTest, negated } from './field-test'

/** Equal to `operand`; null also stands for a field that is absent. */
export function equalTo(operand: Value): FieldTest {
  return anyValue(equality(operand))
}

/** One of `operands`, where an expression among them matches strings. */
export function oneOf(operands: readonly Value[]): FieldTest {
  const plain = new Set<Value | undefined>()
  const tests: ((value: Value | undefined) => boolean)[] = []
  for (const operand of operands) {
    if (typeof operand !== 'object') plain.add(operand)
    else tests.push(operand instanceof RegExp ? expression(operand) : equality(operand))
  }
  return anyValue(value => plain.has(value) || tests.some(test => test(value)))
}

/** A string that the expression matches, or the same expression stored as a value. */
export function matching(pattern: RegExp): FieldTest {
  return anyValue(expression(pattern))
}

/** Ordered against `operand`. Only values of the same type compare; NaN compares with nothing but itself. */
export function ordered(operand: Value, accepts: (order: number) => boolean): FieldTest {
  const rank = rankOf(operand)
  if (rank === RANK.null) return accepts(0) ? anyValue(value => value === null || value === undefined) : never()
  if (Number.isNaN(operand)) return accepts(0) ? anyValue(value => Number.isNaN(value)) : never()
  return anyValue(value => rankOf(value) === rank && !Number.isNaN(value) && accepts(compareValues(value, operand)))
}

/** `$ne`: also true where the field is absent and the operand is not null. */
export function notEqualTo(operand: Value): FieldTest {
  return negated(equalTo(operand))
}

function never(): FieldTest {
  return anyValue(() => false)
}

function equality(operand: Value): (value: Value | undefined) => boolean {
  if (operand === null) return value => value === null || value === undefined
  if (typeof operand === 'string' || typeof operand === 'boolean') return value => value === operand
  return value => value !== undefined && sameValue(value, operand)
}

function expression(pattern: RegExp): (value: Value | undefined) => boolean {
  const matches = boundedTest(pattern)
  return value => (typeof value === 'string' ? matches(value) : value instanceof RegExp && sameValue(value, pattern))
}
