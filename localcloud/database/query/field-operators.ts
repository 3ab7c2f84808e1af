import { queryFailed, unknownOperator } from '../refusals'
import { toRegExp } from '../values/regular-expression'
import { type Document, isDocument, type Value } from '../values/value'
import { equalTo, matching, notEqualTo, oneOf, ordered } from './comparison'
import { anyValue, everyTest, type FieldTest, negated, wholeValue } from './field-test'
import { geoIntersects, geoNear, geoWithin } from './geo-operators'
import type { Compiler } from './matcher'
import { hasType } from './type-names'

type FieldOperator = (operand: Value, compiler: Compiler, siblings: Document) => FieldTest

/** Every operator that may stand under a field of a query. */
const OPERATORS: Record<string, FieldOperator> = Object.assign(Object.create(null), {
  $eq: operand => (operand instanceof RegExp ? matching(operand) : equalTo(operand)),
  $ne: operand => (operand instanceof RegExp ? negated(matching(operand)) : notEqualTo(operand)),
  $gt: operand => ordered(operand, order => order > 0),
  $gte: operand => ordered(operand, order => order >= 0),
  $lt: operand => ordered(operand, order => order < 0),
  $lte: operand => ordered(operand, order => order <= 0),
  $in: operand => oneOf(list('$in', operand)),
  $nin: operand => negated(oneOf(list('$nin', operand))),
  $exists: operand => (isTruthy(operand) ? present() : negated(present())),
  $type: operand => anyOrWholeType(operand),
  $mod: operand => remainder(operand),
  $regex: (operand, _compiler, siblings) => matching(pattern(operand, siblings.$options)),
  $options: (_operand, _compiler, siblings) => {
    if (siblings.$regex === undefined) throw queryFailed('$options needs a $regex')
    return anyValue(() => true)
  },
  $size: operand => wholeValue(value => Array.isArray(value) && value.length === operand),
  $all: (operand, compiler) => containsAll(list('$all', operand), compiler),
  $elemMatch: (operand, compiler) => someElement(operand, compiler),
  $not: (operand, compiler) => negated(compiler.fieldTest(notOperand(operand))),
  $bitsAllSet: operand => bits('$bitsAllSet', operand, (value, mask) => (value & mask) === mask),
  $bitsAllClear: operand => bits('$bitsAllClear', operand, (value, mask) => (value & mask) === 0n),
  $bitsAnySet: operand => bits('$bitsAnySet', operand, (value, mask) => (value & mask) !== 0n),
  $bitsAnyClear: operand => bits('$bitsAnyClear', operand, (value, mask) => (value & mask) !== mask),
  $geoWithin: operand => geoWithin(operand),
  $geoIntersects: operand => geoIntersects(operand),
  $near: operand => geoNear(operand),
  $nearSphere: operand => geoNear(operand),
} satisfies Record<string, FieldOperator>)

/** Compiles `{ $gt: 1, $lt: 5 }`. Throws a CloudError for an operator that does not exist. */
export function compileOperators(operators: Document, compiler: Compiler): FieldTest {
  return everyTest(
    Object.keys(operators).map(name => {
      const operator = OPERATORS[name]
      if (!operator) throw unknownOperator(name)
      return operator(operators[name] as Value, compiler, operators)
    }),
  )
}

function list(operator: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw queryFailed(`${operator} needs an array`)
  return operand
}

function isTruthy(value: Value): boolean {
  return value !== null && value !== false && value !== 0
}

function present(): FieldTest {
  return wholeValue(value => value !== undefined)
}

function anyOrWholeType(operand: Value): FieldTest {
  const names = Array.isArray(operand) ? operand : [operand]
  return anyValue(value => names.some(name => hasType(value, name)))
}

function remainder(operand: Value): FieldTest {
  const [divisor, expected] = list('$mod', operand)
  if (typeof divisor !== 'number' || typeof expected !== 'number') throw queryFailed('malformed mod')
  if (Math.trunc(divisor) === 0) throw queryFailed('divisor cannot be 0')
  return anyValue(
    value =>
      typeof value === 'number' &&
      Number.isFinite(value) &&
      Math.trunc(value) % Math.trunc(divisor) === Math.trunc(expected),
  )
}

function pattern(operand: Value, options: Value | undefined): RegExp {
  const flags = typeof options === 'string' ? options : undefined
  if (operand instanceof RegExp) return toRegExp(operand.source, flags ?? operand.flags)
  if (typeof operand !== 'string') throw queryFailed('$regex has to be a string')
  return toRegExp(operand, flags ?? '')
}

function containsAll(operands: Value[], compiler: Compiler): FieldTest {
  if (operands.length === 0) return anyValue(() => false)
  return everyTest(
    operands.map(operand => {
      if (isDocument(operand) && Object.hasOwn(operand, '$elemMatch')) return compiler.fieldTest(operand)
      return operand instanceof RegExp ? matching(operand) : equalTo(operand)
    }),
  )
}

/** Operators apply to the element itself; a query applies to its fields, so the element has to be a document. */
function someElement(operand: Value, compiler: Compiler): FieldTest {
  if (!isDocument(operand)) throw queryFailed('$elemMatch needs an Object')
  const [first] = Object.keys(operand)
  const onValue = first?.startsWith('$') && !['$and', '$or', '$nor', '$expr', '$jsonSchema'].includes(first)
  if (onValue) {
    const test = compiler.fieldTest(operand)
    return wholeValue(value => Array.isArray(value) && value.some(element => test.onElement(element)))
  }
  const matches = compiler.query(operand)
  return wholeValue(value => Array.isArray(value) && value.some(element => isDocument(element) && matches(element)))
}

function notOperand(operand: Value): Value {
  const isExpression = operand instanceof RegExp
  const isOperators = isDocument(operand) && Object.keys(operand).some(name => name.startsWith('$'))
  if (!isExpression && !isOperators) throw queryFailed('$not needs a regex or a document')
  return operand
}

function bits(operator: string, operand: Value, accepts: (value: bigint, mask: bigint) => boolean): FieldTest {
  let mask = 0n
  if (Array.isArray(operand)) {
    for (const position of operand) mask |= 1n << BigInt(wholeNumber(operator, position))
  } else {
    mask = BigInt(wholeNumber(operator, operand))
  }
  return anyValue(value => typeof value === 'number' && Number.isInteger(value) && accepts(BigInt(value), mask))
}

function wholeNumber(operator: string, value: Value): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw queryFailed(`${operator} needs whole numbers that are not negative`)
  }
  return value
}
