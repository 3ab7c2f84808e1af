import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import type { Engine } from '../engine'
import { findDocuments } from '../query/find'
import { compileMatcher } from '../query/matcher'
import { splitPath, spreadLeaves } from '../query/paths'
import { queryFailed } from '../refusals'
import type { Collection } from '../storage/catalog'
import { valueKey } from '../storage/key-bytes'
import { type Document, isDocument, type Value } from '../values/value'
import { withField } from './lookup'

interface Walk {
  collection: Collection
  from: string[]
  to: string
  /** How many steps from the first documents; without it as far as there is something new. */
  maxDepth: number
  depthField?: string
  restriction: Document
}

/**
 * `$graphLookup`: adds to a document, under `as`, every document of a collection that is reached from it: first those whose
 * `connectToField` is `startWith`, then those that these lead to by their `connectFromField`, each once.
 */
export function graphLookUp(engine: Engine, operand: Document, options: Options): (document: Document) => Document {
  const { as, startWith } = operand
  if (typeof as !== 'string' || startWith === undefined) throw queryFailed('$graphLookup requires startWith and as')
  const walk = readWalk(engine, operand)
  return document => {
    const start = evalExpr(document, startWith, options) as Value | undefined
    const values = start === undefined ? [] : Array.isArray(start) ? start : [start]
    return withField(document, as, reachFrom(engine, walk, values))
  }
}

function readWalk(engine: Engine, operand: Document): Walk {
  const { from, connectFromField, connectToField, maxDepth, depthField, restrictSearchWithMatch = {} } = operand
  if (typeof from !== 'string' || typeof connectFromField !== 'string' || typeof connectToField !== 'string') {
    throw queryFailed('$graphLookup requires from, connectFromField and connectToField')
  }
  if (maxDepth !== undefined && (typeof maxDepth !== 'number' || !Number.isInteger(maxDepth) || maxDepth < 0)) {
    throw queryFailed('maxDepth requires a nonnegative argument')
  }
  if (depthField !== undefined && typeof depthField !== 'string') throw queryFailed('depthField must be a string')
  if (!isDocument(restrictSearchWithMatch)) throw queryFailed('restrictSearchWithMatch must be an object')
  return {
    collection: engine.catalog.get(from),
    from: splitPath(connectFromField),
    to: connectToField,
    maxDepth: maxDepth ?? Number.POSITIVE_INFINITY,
    depthField,
    restriction: restrictSearchWithMatch,
  }
}

function reachFrom(engine: Engine, walk: Walk, start: Value[]): Document[] {
  const reached = new Map<string, Document>()
  const asked = new Set<string>()
  let frontier = start
  for (let depth = 0; depth <= walk.maxDepth; depth += 1) {
    const fresh = frontier.filter(value => isNew(asked, value))
    if (fresh.length === 0) break
    frontier = []
    for (const document of connectedTo(engine, walk, fresh)) {
      const id = valueKey(document._id as Value)
      if (reached.has(id)) continue
      reached.set(id, walk.depthField === undefined ? document : { ...document, [walk.depthField]: depth })
      for (const value of spreadLeaves(document, walk.from).values) if (value !== undefined) frontier.push(value)
    }
  }
  return [...reached.values()]
}

function connectedTo(engine: Engine, { collection, to, restriction }: Walk, values: Value[]): Document[] {
  const query: Document = { $and: [{ [to]: { $in: values } }, restriction] }
  const search = { query, matches: compileMatcher(query), order: [], skip: 0, limit: Number.POSITIVE_INFINITY }
  return findDocuments(engine.records, collection, search).map(({ document }) => document)
}

function isNew(asked: Set<string>, value: Value): boolean {
  const key = valueKey(value)
  return !asked.has(key) && asked.add(key).size > 0
}
