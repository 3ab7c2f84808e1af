import { splitPath, spreadLeaves } from '../query/paths'
import type { Document } from '../values/value'
import type { CollectionIndex } from './catalog'
import { encodeValue } from './key-bytes'

/** The keys under which an index lists a document, without prefix and record, and whether an array made them many. */
export interface IndexKeys {
  keys: Buffer[]
  many: boolean
}

/**
 * A document has one key per combination of the values its fields lead to; a field that is absent counts as null. An
 * empty array is listed under null too, so that every document is found by walking the whole index.
 */
export function indexKeys(index: CollectionIndex, document: Document): IndexKeys {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let many = false
  for (const [field, direction] of index.keys) {
    const leaves = spreadLeaves(document, splitPath(field))
    many ||= leaves.many
    const values = leaves.values.length === 0 ? [null] : leaves.values
    const encoded = values.map(value => encodeValue(value, direction))
    prefixes = prefixes.flatMap(prefix =>
      encoded.map(part => (prefix.length === 0 ? part : Buffer.concat([prefix, part]))),
    )
  }
  return { keys: many ? distinct(prefixes) : prefixes, many }
}

function distinct(keys: Buffer[]): Buffer[] {
  return [...new Map(keys.map(key => [key.toString('latin1'), key])).values()]
}
