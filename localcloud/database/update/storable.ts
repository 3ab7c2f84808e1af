import { writeFailed } from '../refusals'
import { isDocument, type Value } from '../values/value'

/** Refuses field names that the engine does not store: those that begin with a dollar sign, at any depth. */
export function checkStorable(value: Value): void {
  if (Array.isArray(value)) {
    for (const item of value) checkStorable(item)
    return
  }
  if (!isDocument(value)) return
  for (const name of Object.keys(value)) {
    if (name.startsWith('$')) {
      throw writeFailed(`The dollar ($) prefixed field '${name}' in '${name}' is not valid for storage.`)
    }
    checkStorable(value[name] as Value)
  }
}

/** Refuses an `_id` of a type that cannot identify a document. */
export function checkId(id: Value): void {
  if (Array.isArray(id) || id instanceof RegExp) {
    throw writeFailed(`The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`)
  }
}
