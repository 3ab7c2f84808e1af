import { queryFailed } from '../refusals'
import { compareValues, rankOf } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'

/**
 * `$bucket` as a group and a sort: a document goes to the boundary at or below its value, or to `default`. Without a
 * default a value outside the boundaries is an error.
 */
export function expandBucket(operand: Value): Document[] {
  if (!isDocument(operand)) throw queryFailed('the $bucket stage specification must be an object')
  const { groupBy, boundaries, output } = operand
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw queryFailed("The 'boundaries' field in $bucket needs at least 2 values")
  }
  if (groupBy === undefined) throw queryFailed('$bucket requires groupBy')
  if (boundaries.some((boundary, at) => at > 0 && compareValues(boundaries[at - 1], boundary) >= 0)) {
    throw queryFailed("The 'boundaries' field in $bucket must be in ascending order")
  }
  if (boundaries.some(boundary => rankOf(boundary) !== rankOf(boundaries[0]))) {
    throw queryFailed("All values in the 'boundaries' option to $bucket must have the same type")
  }
  if (operand.default !== undefined && isInside(operand.default, boundaries)) {
    throw queryFailed("The $bucket 'default' field must be outside of the 'boundaries'")
  }
  const branches = boundaries.slice(0, -1).map((from, at) => branch(groupBy, from, boundaries[at + 1] as Value))
  const cases: Document = Object.hasOwn(operand, 'default')
    ? { branches, default: { $literal: operand.default as Value } }
    : { branches }
  const fields = isDocument(output) ? output : { count: { $sum: 1 } }
  return [{ $group: { _id: { $switch: cases }, ...fields } }, { $sort: { _id: 1 } }]
}

function isInside(value: Value, boundaries: Value[]): boolean {
  return compareValues(value, boundaries[0]) >= 0 && compareValues(value, boundaries.at(-1)) < 0
}

function branch(groupBy: Value, from: Value, to: Value): Document {
  const inside: Document = { $and: [{ $gte: [groupBy, { $literal: from }] }, { $lt: [groupBy, { $literal: to }] }] }
  // biome-ignore lint/suspicious/noThenProperty: the operator's own field
  return { case: inside, then: { $literal: from } }
}
