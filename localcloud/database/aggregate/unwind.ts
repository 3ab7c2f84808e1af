import { queryFailed } from '../refusals'
import { putAt, removeAt, valueAt } from '../update/update-path'
import { cloneDocument } from '../values/clone'
import { type Document, isDocument, type Value } from '../values/value'

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
  const { path, preserves } = unwinding
  for (const document of documents) {
    const value = valueAt(document, path)
    if (Array.isArray(value) && value.length > 0) {
      for (const [index, item] of value.entries())
        yield changed(document, unwinding, index, copy => putAt(copy, path, item))
    } else if (Array.isArray(value)) {
      if (preserves) yield changed(document, unwinding, null, copy => removeAt(copy, path))
    } else if (preserves || (value !== undefined && value !== null)) {
      yield changed(document, unwinding, null, () => undefined)
    }
  }
}

function changed(
  document: Document,
  { position }: Unwinding,
  index: number | null,
  change: (copy: Document) => void,
): Document {
  const copy = cloneDocument(document)
  change(copy)
  if (position) putAt(copy, position, index)
  return copy
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
