import { evalExpr } from 'mingo/core'
import { queryFailed, unknownOperator } from '../refusals'
import { valueKey } from '../storage/key-bytes'
import { compareValues } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { type Operator, onlyOperand } from './operator'

/** Folds the values of a group, one for each document in their order, into one. An absent field is `undefined`. */
type Fold = (values: readonly (Value | undefined)[]) => Value | undefined

/** The accumulators of `$group`, as the engine behind the platform has them: what is absent is not collected. */
const FOLDS: Record<string, Fold> = Object.assign(Object.create(null), {
  $sum: values => numbersOf(values).reduce((sum, value) => sum + value, 0),
  $avg: values => average(numbersOf(values)),
  $min: values => extreme(values, order => order < 0),
  $max: values => extreme(values, order => order > 0),
  $first: values => values[0],
  $last: values => values.at(-1),
  $push: values => values.filter(isPresent),
  $addToSet: values => distinct(values.filter(isPresent)),
  $stdDevPop: values => deviation(numbersOf(values), 0),
  $stdDevSamp: values => deviation(numbersOf(values), 1),
  $mergeObjects: merged,
} satisfies Record<string, Fold>)

/** A field of a group: the expression to evaluate on each document, and how to fold what it gives. */
export interface Accumulator {
  name: string
  expression: Value
  fold: Fold
}

/** Reads `{ total: { $sum: '$fen' } }`. Throws a CloudError for what is no accumulator. */
export function readAccumulators(fields: Document): Accumulator[] {
  return Object.entries(fields).map(([name, rule]) => {
    const [operator, ...others] = isDocument(rule) ? Object.keys(rule) : []
    if (!isDocument(rule) || operator === undefined) {
      throw queryFailed(`The field '${name}' must be an accumulator object`)
    }
    if (others.length > 0) throw queryFailed(`The field '${name}' must specify one accumulator`)
    const fold = FOLDS[operator]
    if (!fold) throw unknownOperator(operator)
    return { name, expression: rule[operator] as Value, fold }
  })
}

/** Accumulators that are expressions as well: they fold a list of operands, or the elements of the only one. */
export const foldingExpressions: Record<string, Operator> = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map(name => [name, folding(FOLDS[name] as Fold)]),
)

function folding(fold: Fold): Operator {
  return (document, operand, options) => {
    const value = evalExpr(document, onlyOperand(operand), options) as Value
    return fold(Array.isArray(value) ? value : [value]) ?? null
  }
}

/** Objects laid over each other, the later ones on top. Throws for anything else but nothing. */
export function merged(values: readonly (Value | undefined)[]): Document {
  const given = values.filter(value => value !== null && value !== undefined)
  if (!given.every(isDocument)) throw queryFailed('$mergeObjects requires object inputs')
  return Object.assign({}, ...given)
}

function numbersOf(values: readonly (Value | undefined)[]): number[] {
  return values.filter(value => typeof value === 'number')
}

function average(numbers: number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

function extreme(values: readonly (Value | undefined)[], isBetter: (order: number) => boolean): Value {
  let best: Value = null
  for (const value of values) {
    if (value === null || value === undefined) continue
    if (best === null || isBetter(compareValues(value, best))) best = value
  }
  return best
}

/** `lost` degrees of freedom: none for a whole population, one for a sample. */
function deviation(numbers: number[], lost: 0 | 1): number | null {
  const mean = average(numbers)
  if (mean === null || numbers.length <= lost) return null
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (numbers.length - lost))
}

function distinct(values: Value[]): Value[] {
  return [...new Map(values.map(value => [valueKey(value), value])).values()]
}

function isPresent(value: Value | undefined): value is Value {
  return value !== undefined
}
