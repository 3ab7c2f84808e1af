import { type Document, isDocument, type Value } from '../values/value'

/** What a query demands of one field, as far as an index can use it. Whatever it says, the query says too. */
export interface Constraint {
  /** The value is one of these. */
  values?: Value[]
  lower?: { value: Value; inclusive: boolean }
  upper?: { value: Value; inclusive: boolean }
}

/** Collects the demands that every matching document meets: the fields of the query and of the `$and`s in it. */
export function collectConstraints(query: Document, into = new Map<string, Constraint>()): Map<string, Constraint> {
  for (const name of Object.keys(query)) {
    const operand = query[name] as Value
    if (name === '$and' && Array.isArray(operand)) {
      for (const clause of operand) if (isDocument(clause)) collectConstraints(clause, into)
    } else if (!name.startsWith('$')) {
      addCondition(name, operand, into)
    }
  }
  return into
}

function addCondition(field: string, condition: Value, into: Map<string, Constraint>): void {
  if (!isDocument(condition) || !Object.keys(condition)[0]?.startsWith('$')) {
    merge(field, { values: [condition] }, into)
    return
  }
  for (const operator of Object.keys(condition)) {
    const constraint = fromOperator(operator, condition[operator] as Value)
    if (constraint) merge(field, constraint, into)
  }
}

function fromOperator(operator: string, value: Value): Constraint | undefined {
  switch (operator) {
    case '$eq':
      return { values: [value] }
    case '$in':
      return Array.isArray(value) ? { values: value } : undefined
    case '$gt':
      return { lower: { value, inclusive: false } }
    case '$gte':
      return { lower: { value, inclusive: true } }
    case '$lt':
      return { upper: { value, inclusive: false } }
    case '$lte':
      return { upper: { value, inclusive: true } }
    default:
      return undefined
  }
}

/** Keeps the first demand of each kind. A second one is left to the matcher: an index only has to miss nothing. */
function merge(field: string, constraint: Constraint, into: Map<string, Constraint>): void {
  const usable: Constraint = {}
  if (constraint.values?.every(isIndexable)) usable.values = constraint.values
  if (constraint.lower && isRangeable(constraint.lower.value)) usable.lower = constraint.lower
  if (constraint.upper && isRangeable(constraint.upper.value)) usable.upper = constraint.upper
  into.set(field, { ...usable, ...into.get(field) })
}

/** An expression matches many values, and an array matches as a whole or as an element: neither is one key. */
function isIndexable(value: Value): boolean {
  return !(value instanceof RegExp) && !Array.isArray(value)
}

function isRangeable(value: Value): boolean {
  return isIndexable(value) && value !== null && !Number.isNaN(value)
}
