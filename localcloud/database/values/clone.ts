import { type Document, isDocument, type Value } from './value'

/** A copy whose documents and arrays are its own. Dates, ids and expressions are never changed, so they are shared. */
export function cloneDocument(document: Document): Document {
  const copy: Document = {}
  for (const name of Object.keys(document)) copy[name] = cloneValue(document[name] as Value)
  return copy
}

function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneValue)
  return isDocument(value) ? cloneDocument(value) : value
}
