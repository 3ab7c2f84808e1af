import { Binary, ObjectId } from 'bson'

/**
 * What a field of a document can hold while the database works on it. Numbers are doubles: the SDK hands every integer
 * and long over as a JavaScript number and takes it back as one, so nothing is lost that a caller could see.
 */
export type Value = null | boolean | number | string | Date | RegExp | ObjectId | Binary | Value[] | Document

/** A document, or a document inside one. A field that is absent is `undefined` when read. */
export interface Document {
  [field: string]: Value
}

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !(value instanceof ObjectId) &&
    !(value instanceof Binary)
  )
}

/** Own field of a document; never what it inherits, so that a field called `toString` is absent unless stored. */
export function fieldOf(document: Document, name: string): Value | undefined {
  return Object.hasOwn(document, name) ? document[name] : undefined
}
