import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import type { Engine } from '../engine'
import { findDocuments } from '../query/find'
import { compileMatcher } from '../query/matcher'
import { splitPath, spreadLeaves } from '../query/paths'
import { queryFailed } from '../refusals'
import type { Collection } from '../storage/catalog'
import { putAt } from '../update/update-path'
import { cloneDocument } from '../values/clone'
import { type Document, isDocument, type Value } from '../values/value'
import type { StageContext } from './stage-context'

/** Adds to a document, under `as`, the documents of another collection that belong to it. */
type Join = (document: Document) => Document

/**
 * `$lookup`, by equal fields, by a pipeline with variables, or both. Each document asks the other collection through its
 * indexes; a pipeline without variables and fields runs once.
 */
export function lookUp(context: StageContext, operand: Document, options: Options): Join {
  const { engine, variables: outer } = context
  const { from, as, localField, foreignField, pipeline } = operand
  if (typeof as !== 'string' || typeof from !== 'string') throw queryFailed('$lookup needs from and as')
  const collection = engine.catalog.get(from)
  const byField = typeof localField === 'string' && typeof foreignField === 'string'
  if (!byField && pipeline === undefined) throw queryFailed('$lookup requires either fields or a pipeline')
  const stages = readPipeline(pipeline)
  const variables = isDocument(operand.let) ? operand.let : undefined
  if (byField) {
    const path = splitPath(localField)
    return document => {
      const match = { [foreignField]: { $in: localValues(document, path) } }
      const joined =
        stages.length === 0
          ? foreign(engine, collection, match)
          : context.overCollection(
              collection,
              [{ $match: match }, ...stages],
              bind(document, variables, outer, options),
            )
      return withField(document, as, joined)
    }
  }
  let once: Document[] | undefined
  return document => {
    if (variables) {
      return withField(
        document,
        as,
        context.overCollection(collection, stages, bind(document, variables, outer, options)),
      )
    }
    once ??= context.overCollection(collection, stages, outer)
    return withField(document, as, once)
  }
}

/** The document with a field more; a dotted name reaches into embedded documents. */
export function withField(document: Document, name: string, value: Value): Document {
  const path = name.split('.')
  const copy = path.length > 1 ? cloneDocument(document) : { ...document }
  putAt(copy, path, value)
  return copy
}

function readPipeline(pipeline: Value | undefined): Document[] {
  if (pipeline === undefined) return []
  if (!Array.isArray(pipeline) || !pipeline.every(isDocument))
    throw queryFailed("'pipeline' must be an array of stages")
  return pipeline
}

/** The values a local field leads to; an absent field asks for null, an expression is compared as a value. */
function localValues(document: Document, path: string[]): Value[] {
  const { values } = spreadLeaves(document, path)
  return values.map(value => value ?? null)
}

function foreign(engine: Engine, collection: Collection, query: Document): Document[] {
  const search = { query, matches: compileMatcher(query), order: [], skip: 0, limit: Number.POSITIVE_INFINITY }
  return findDocuments(engine.records, collection, search).map(({ document }) => document)
}

function bind(document: Document, variables: Document | undefined, outer: Document, options: Options): Document {
  if (!variables) return outer
  return { ...outer, ...(evalExpr(document, variables, options) as Document) }
}
