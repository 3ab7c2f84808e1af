import { arrayIndex } from '../query/paths'
import { writeFailed } from '../refusals'
import { toJson } from '../values/document-text'
import { type Document, fieldOf, isDocument, type Value } from '../values/value'

/** The longest array that one write may grow by filling the gap before a numbered element with null. */
const LONGEST_GAP = 1_500_000

/** The value at an exact path: numbers index arrays, nothing is searched. */
export function valueAt(document: Document, parts: readonly string[]): Value | undefined {
  let current: Value | undefined = document
  for (const part of parts) current = stepInto(current, part)
  return current
}

function stepInto(container: Value | undefined, part: string): Value | undefined {
  if (Array.isArray(container)) {
    const index = arrayIndex(part)
    return index < 0 ? undefined : container[index]
  }
  return isDocument(container) ? fieldOf(container, part) : undefined
}

/**
 * Puts a value at an exact path, making the documents on the way. Throws a CloudError, as the engine does, when a scalar
 * stands in the way or an array is addressed by a name.
 */
export function putAt(document: Document, parts: readonly string[], value: Value): void {
  let container: Document | Value[] = document
  for (let at = 0; at < parts.length - 1; at += 1) {
    const part = parts[at] as string
    let next: Value | undefined = stepInto(container, part)
    if (next === undefined) {
      next = {}
      place(container, part, next, parts, at)
    }
    if (!Array.isArray(next) && !isDocument(next)) throw blocked(parts[at + 1] as string, part, next)
    container = next
  }
  place(container, parts[parts.length - 1] as string, value, parts, parts.length - 1)
}

function place(container: Document | Value[], part: string, value: Value, parts: readonly string[], at: number): void {
  if (!Array.isArray(container)) {
    container[part] = value
    return
  }
  const index = arrayIndex(part)
  if (index < 0) throw blocked(part, parts[at - 1] ?? '', container)
  if (index - container.length > LONGEST_GAP) throw writeFailed(`can't backfill more than ${LONGEST_GAP} elements`)
  while (container.length < index) container.push(null)
  container[index] = value
}

function blocked(field: string, parent: string, value: Value): Error {
  return writeFailed(`Cannot create field '${field}' in element {${parent}: ${JSON.stringify(toJson(value))}}`)
}

/** Removes the value at an exact path. An element of an array becomes null, so that the others keep their places. */
export function removeAt(document: Document, parts: readonly string[]): void {
  const last = parts[parts.length - 1] as string
  const container = valueAt(document, parts.slice(0, -1))
  if (Array.isArray(container)) {
    const index = arrayIndex(last)
    if (index >= 0 && index < container.length) container[index] = null
  } else if (isDocument(container)) {
    delete container[last]
  }
}
