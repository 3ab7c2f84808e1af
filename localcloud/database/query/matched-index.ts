import { putAt, valueAt } from '../update/update-path'
import { cloneDocument } from '../values/clone'
import type { Document } from '../values/value'
import type { Matcher } from './matcher'

/**
 * What the positional `$` stands for: the first element of an array that, were it the only one, would still let the
 * query choose the document. -1 when there is none, or no array.
 */
export function matchedIndex(path: readonly string[], document: Document, matches: Matcher): number {
  const items = valueAt(document, path)
  if (!Array.isArray(items)) return -1
  const trial = cloneDocument(document)
  for (let index = 0; index < items.length; index += 1) {
    putAt(trial, path, items.slice(index, index + 1))
    if (matches(trial)) return index
  }
  return -1
}
