import { queryFailed } from '../refusals'
import { compareValues } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { splitPath, spreadLeaves } from './paths'

/** Fields to sort by, the most significant first. */
export type Order = [field: string, direction: 1 | -1][]

/** Reads the order of a request: `{ field: 1 | -1 }`, or the older list of `{ field, direction: 'asc' | 'desc' }`. */
export function readOrder(order: Value): Order {
  if (Array.isArray(order)) return order.map(readOldOrder)
  if (!isDocument(order)) throw queryFailed('bad sort specification')
  return Object.entries(order).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw queryFailed('$sort key ordering must be 1 or -1')
    return [field, direction]
  })
}

function readOldOrder(entry: Value): [string, 1 | -1] {
  if (!isDocument(entry) || typeof entry.field !== 'string') throw queryFailed('bad sort specification')
  return [entry.field, entry.direction === 'desc' || entry.direction === -1 ? -1 : 1]
}

/** Compares documents by an order. An array counts as its smallest element going up and as its largest going down. */
export function compareBy(order: Order): (a: Document, b: Document) => number {
  const keys = order.map(([field, direction]) => ({ path: splitPath(field), direction }))
  return (a, b) => {
    for (const { path, direction } of keys) {
      const left = sortValue(a, path, direction)
      const right = sortValue(b, path, direction)
      const difference = emptiness(left) - emptiness(right) || compareValues(left, right)
      if (difference !== 0) return difference * direction
    }
    return 0
  }
}

/** An empty array has no element to count as; it comes before null. */
function emptiness(value: Value | undefined): number {
  return value === NO_ELEMENT ? 0 : 1
}

const NO_ELEMENT: Value = []

function sortValue(document: Document, path: string[], direction: 1 | -1): Value | undefined {
  const { values, many } = spreadLeaves(document, path)
  if (values.length === 0 && many) return NO_ELEMENT
  let chosen = values[0]
  for (const value of values) {
    if (compareValues(value, chosen) * direction < 0) chosen = value
  }
  return chosen
}
