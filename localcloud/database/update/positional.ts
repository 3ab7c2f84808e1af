import { matchedIndex } from '../query/matched-index'
import type { Matcher } from '../query/matcher'
import { writeFailed } from '../refusals'
import type { Document } from '../values/value'
import { valueAt } from './update-path'

/** Turns `tags.$.name` and `tags.$[].name` into the exact paths they stand for in this document. */
export function resolvePositions(path: string[], document: Document, matches: Matcher): string[][] {
  const at = path.findIndex(part => part === '$' || part === '$[]')
  if (at < 0) return [path]
  const before = path.slice(0, at)
  const items = valueAt(document, before)
  if (!Array.isArray(items)) {
    throw writeFailed(`The path '${before.join('.')}' must exist in the document in order to apply array updates.`)
  }
  const chosen = path[at] === '$' ? [chosenIndex(before, document, matches)] : [...items.keys()]
  return chosen.flatMap(index => resolvePositions([...before, String(index), ...path.slice(at + 1)], document, matches))
}

function chosenIndex(path: string[], document: Document, matches: Matcher): number {
  const index = matchedIndex(path, document, matches)
  if (index < 0) throw writeFailed('The positional operator did not find the match needed from the query.')
  return index
}
