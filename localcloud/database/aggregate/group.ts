import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { valueKey } from '../storage/key-bytes'
import type { Document, Value } from '../values/value'
import { type Accumulator, readAccumulators } from './accumulators'

/**
 * `$group`: one document for each value of `_id`, in the order in which the values come up. An absent key groups with
 * null. Only what the accumulators ask for is kept of a document.
 */
export function* groupDocuments(
  documents: Iterable<Document>,
  operand: Document,
  options: Options,
): Generator<Document> {
  const { _id: grouping, ...fields } = operand
  const accumulators = readAccumulators(fields)
  const groups = new Map<string, { id: Value; collected: (Value | undefined)[][] }>()
  for (const document of documents) {
    const id = (evalExpr(document, grouping, options) ?? null) as Value
    const key = valueKey(id)
    let group = groups.get(key)
    if (!group) {
      group = { id, collected: accumulators.map(() => []) }
      groups.set(key, group)
    }
    for (const [at, { expression }] of accumulators.entries()) {
      group.collected[at]?.push(evalExpr(document, expression, options) as Value | undefined)
    }
  }
  for (const { id, collected } of groups.values()) yield { _id: id, ...fold(accumulators, collected) }
}

/** The fields of a group from what was collected for each; a field that comes to nothing is null. */
function fold(accumulators: Accumulator[], collected: (Value | undefined)[][]): Document {
  const fields: Document = {}
  for (const [at, accumulator] of accumulators.entries()) {
    fields[accumulator.name] = accumulator.fold(collected[at] ?? []) ?? null
  }
  return fields
}

/** The fields that accumulators make of documents which are together already. */
export function accumulate(documents: Document[], fields: Document, options: Options): Document {
  const accumulators = readAccumulators(fields)
  const collected = accumulators.map(({ expression }) =>
    documents.map(document => evalExpr(document, expression, options) as Value | undefined),
  )
  return fold(accumulators, collected)
}
