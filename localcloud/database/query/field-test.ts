import type { Document, Value } from '../values/value'
import { someLeaf } from './paths'

/** One condition on a field: how it reads a document along a path, and how it reads one element of an array. */
export interface FieldTest {
  onField(document: Document, path: readonly string[]): boolean
  onElement(element: Value | undefined): boolean
}

/** A condition that holds when the value, or any element of an array value, passes. */
export function anyValue(test: (value: Value | undefined) => boolean): FieldTest {
  const leaf = (value: Value | undefined) => test(value) || (Array.isArray(value) && value.some(test))
  return { onField: (document, path) => someLeaf(document, path, leaf), onElement: test }
}

/** A condition on the value as it stands: an array is looked at whole. */
export function wholeValue(test: (value: Value | undefined) => boolean): FieldTest {
  return { onField: (document, path) => someLeaf(document, path, test), onElement: test }
}

/** Holds where the other does not. */
export function negated(test: FieldTest): FieldTest {
  return {
    onField: (document, path) => !test.onField(document, path),
    onElement: element => !test.onElement(element),
  }
}

/** Holds where all of them do. */
export function everyTest(tests: readonly FieldTest[]): FieldTest {
  const [only] = tests
  if (tests.length === 1 && only) return only
  return {
    onField: (document, path) => tests.every(test => test.onField(document, path)),
    onElement: element => tests.every(test => test.onElement(element)),
  }
}
