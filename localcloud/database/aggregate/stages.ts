import { Lazy, type Iterator as Stream } from 'mingo/lazy'
import * as library from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { Engine } from '../engine'
import { compileMatcher } from '../query/matcher'
import { compareBy, readOrder } from '../query/sorting'
import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { lookUp } from './lookup'

type Stage = (documents: Stream, operand: Value, options: Options) => Stream

/**
 * The stages of an aggregation. Matching, sorting and looking up follow the same rules and indexes as queries do; the
 * rest is the library's. Stages that write or that read outside the database are not among them.
 */
export function stagesOver(engine: Engine, variables: Document): Record<string, Stage> {
  const { $addFields, $set, $unset, $bucket, $bucketAuto, $count, $facet, $group, $limit } = library
  const { $project, $redact, $replaceRoot, $replaceWith, $sample, $skip, $sortByCount, $unwind } = library
  const kept = { $addFields, $set, $unset, $bucket, $bucketAuto, $count, $facet, $group, $limit }
  const more = { $project, $redact, $replaceRoot, $replaceWith, $sample, $skip, $sortByCount, $unwind }
  return {
    ...(kept as unknown as Record<string, Stage>),
    ...(more as unknown as Record<string, Stage>),
    $match: (documents, query) => {
      const matches = compileMatcher(objectOf('$match', query), variables)
      return documents.filter((document: Document) => matches(document))
    },
    $sort: (documents, order) => {
      const compare = compareBy(readOrder(order))
      return documents.transform(all => Lazy([...(all as Document[])].sort(compare)))
    },
    $lookup: (documents, operand, options) => {
      const join = lookUp(engine, objectOf('$lookup', operand), variables, options)
      return documents.map((document: Document) => join(document))
    },
  }
}

function objectOf(stage: string, operand: Value): Document {
  if (!isDocument(operand)) throw queryFailed(`the ${stage} stage must be an object`)
  return operand
}
