import { queryFailed } from '../refusals'
import { type Document, fieldOf, isDocument, type Value } from '../values/value'

interface Unwinding {
  path: string[]
  /** Where the position of the element goes. */
  position?: string[]
  /** Whether a document without elements stays. */
  preserves: boolean
}

/**
 * `$unwind`: a document for each element of an array. A value that is no array counts as its only element; without one,
 * or with none, a document goes away unless it is preserved.
 */
export function* unwindDocuments(documents: Iterable<Document>, operand: Value): Generator<Document> {
  const unwinding = readUnwinding(operand)
  for (const document of documents) {
    const value = valueAt(document, unwinding.path)
    if (Array.isArray(value) && value.length > 0) {
      for (const [index, item] of value.entries()) yield unwound(document, unwinding, index, item)
    } else if (Array.isArray(value)) {
      if (unwinding.preserves) yield unwound(document, unwinding, null, undefined)
    } else if (unwinding.preserves || (value !== undefined && value !== null)) {
      yield unwound(document, unwinding, null, value)
    }
  }
}

function unwound(document: Document, { path, position }: Unwinding, index: number | null, value?: Value): Document {
  const copy = value === undefined && valueAt(document, path) === undefined ? document : withAt(document, path, value)
  return position ? withAt(copy, position, index) : copy
}

/** The value at a path that runs through documents only. */
function valueAt(document: Document, path: readonly string[]): Value | undefined {
  let current: Value | undefined = document
  for (const part of path) current = isDocument(current) ? fieldOf(current, part) : undefined
  return current
}

/** A document with another value at a path, or with none. What lies beside the path is shared with the original. */
function withAt(document: Document, [name = '', ...rest]: readonly string[], value: Value | undefined): Document {
  const inner = fieldOf(document, name)
  const changed = rest.length > 0 ? withAt(isDocument(inner) ? inner : {}, rest, value) : value
  if (changed !== undefined) return { ...document, [name]: changed }
  const { [name]: _removed, ...others } = document
  return others
}

function readUnwinding(operand: Value): Unwinding {
  const given: Document = isDocument(operand) ? operand : { path: operand }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = given
  if (typeof path !== 'string') throw queryFailed('expected either a string or an object as specification for $unwind')
  if (!path.startsWith('$') || path.length < 2) {
    throw queryFailed(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  }
  if (typeof preserveNullAndEmptyArrays !== 'boolean') {
    throw queryFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  }
  if (includeArrayIndex !== undefined) checkPosition(includeArrayIndex)
  return {
    path: path.slice(1).split('.'),
    position: typeof includeArrayIndex === 'string' ? includeArrayIndex.split('.') : undefined,
    preserves: preserveNullAndEmptyArrays,
  }
}

function checkPosition(field: Value): void {
  if (typeof field !== 'string' || field === '' || field.startsWith('$')) {
    throw queryFailed('includeArrayIndex option to $unwind stage must be a field name without a $')
  }
}
