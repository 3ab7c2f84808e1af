import { Lazy, type Iterator as Stream } from 'mingo/lazy'
import * as library from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { Engine } from '../engine'
import { compileMatcher } from '../query/matcher'
import { compareBy, readOrder } from '../query/sorting'
import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { addFields } from './add-fields'
import { lookUp } from './lookup'
import { OPERAND_CHECKS } from './stage-operands'

type Stage = (documents: Stream, operand: Value, options: Options) => Stream

/**
 * The stages of an aggregation. Matching, sorting and looking up follow the same rules and indexes as queries do; the
 * rest is the library's. Stages that write or that read outside the database are not among them.
 */
export function stagesOver(engine: Engine, variables: Document): Record<string, Stage> {
  const { $unset, $bucket, $bucketAuto, $facet, $group, $limit } = library
  const { $project, $redact, $replaceRoot, $replaceWith, $sample, $skip, $sortByCount, $unwind } = library
  const kept = { $unset, $bucket, $bucketAuto, $facet, $group, $limit }
  const more = { $project, $redact, $replaceRoot, $replaceWith, $sample, $skip, $sortByCount, $unwind }
  return checked({
    ...(kept as unknown as Record<string, Stage>),
    ...(more as unknown as Record<string, Stage>),
    $match: (documents, query) => {
      const matches = compileMatcher(objectOf('$match', query), variables)
      return documents.filter((document: Document) => matches(document))
    },
    $addFields: extended,
    $set: extended,
    // Counting nothing gives no document at all, not a zero.
    $count: (documents, name) =>
      documents.transform(all => {
        const count = (all as Document[]).length
        return Lazy(count > 0 ? [{ [String(name)]: count }] : [])
      }),
    $sort: (documents, order) => {
      const compare = compareBy(readOrder(order))
      return documents.transform(all => Lazy([...(all as Document[])].sort(compare)))
    },
    $lookup: (documents, operand, options) => {
      const join = lookUp(engine, objectOf('$lookup', operand), variables, options)
      return documents.map((document: Document) => join(document))
    },
  })
}

const extended: Stage = (documents, operand, options) =>
  documents.map((document: Document) => addFields(document, operand as Document, options))

function checked(stages: Record<string, Stage>): Record<string, Stage> {
  const entries = Object.entries(stages).map(([name, run]): [string, Stage] => [
    name,
    (documents, operand, options) => {
      OPERAND_CHECKS[name]?.(operand)
      return run(documents, operand, options)
    },
  ])
  return Object.fromEntries(entries)
}

function objectOf(stage: string, operand: Value): Document {
  if (!isDocument(operand)) throw queryFailed(`the ${stage} stage must be an object`)
  return operand
}
