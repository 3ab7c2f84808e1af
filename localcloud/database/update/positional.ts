import type { Matcher } from '../query/matcher'
import { writeFailed } from '../refusals'
import { cloneDocument } from '../values/clone'
import type { Document } from '../values/value'
import { putAt, valueAt } from './update-path'

/** Turns `tags.$.name` and `tags.$[].name` into the exact paths they stand for in this document. */
export function resolvePositions(path: string[], document: Document, matches: Matcher): string[][] {
  const at = path.findIndex(part => part === '$' || part === '$[]')
  if (at < 0) return [path]
  const before = path.slice(0, at)
  const items = valueAt(document, before)
  if (!Array.isArray(items)) {
    throw writeFailed(`The path '${before.join('.')}' must exist in the document in order to apply array updates.`)
  }
  const chosen = path[at] === '$' ? [matchedIndex(before, items.length, document, matches)] : [...items.keys()]
  return chosen.flatMap(index => resolvePositions([...before, String(index), ...path.slice(at + 1)], document, matches))
}

/** The first element that, were it the only one of its array, would still let the query choose the document. */
function matchedIndex(arrayPath: string[], length: number, document: Document, matches: Matcher): number {
  for (let index = 0; index < length; index += 1) {
    const trial = cloneDocument(document)
    const items = valueAt(trial, arrayPath)
    if (Array.isArray(items)) putAt(trial, arrayPath, items.slice(index, index + 1))
    if (matches(trial)) return index
  }
  throw writeFailed('The positional operator did not find the match needed from the query.')
}
