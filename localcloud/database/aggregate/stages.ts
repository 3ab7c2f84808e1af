import { Lazy, type Iterator as Stream } from 'mingo/lazy'
import * as library from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { compileMatcher } from '../query/matcher'
import { compareBy, readOrder } from '../query/sorting'
import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { addFields } from './add-fields'
import { bucketDocuments } from './bucket-auto'
import { facetOf } from './facet'
import { graphLookUp } from './graph-lookup'
import { groupDocuments } from './group'
import { lookUp } from './lookup'
import { compileProject } from './project'
import { sampleDocuments } from './sample'
import type { StageContext } from './stage-context'
import { OPERAND_CHECKS } from './stage-operands'
import { unionWith } from './union-with'
import { unwindDocuments } from './unwind'

type Stage = (documents: Stream, operand: Value, options: Options) => Stream

/**
 * The stages of an aggregation. Matching, sorting and looking up follow the same rules and indexes as queries do; what is
 * left of the library is what agrees with the engine behind the platform. Stages that write are not among them.
 */
export function stagesOver(context: StageContext): Record<string, Stage> {
  const { $redact, $replaceRoot, $replaceWith } = library
  return checked({
    ...({ $redact, $replaceRoot, $replaceWith } as unknown as Record<string, Stage>),
    $match: (documents, query) => {
      const matches = compileMatcher(objectOf('$match', query), context.variables)
      return documents.filter((document: Document) => matches(document))
    },
    $project: (documents, operand, options) => documents.map(compileProject(operand as Document, options)),
    $unset: (documents, names, options) => {
      const leftOut = (Array.isArray(names) ? names : [names]).map((name): [string, Value] => [String(name), 0])
      return documents.map(compileProject(Object.fromEntries(leftOut), options))
    },
    $addFields: extended,
    $set: extended,
    $limit: (documents, count) => Lazy(firstOf(documents, count as number)),
    $skip: (documents, count) => documents.drop(count as number),
    $sample: gathered((documents, operand) => sampleDocuments(documents, (operand as { size: number }).size)),
    $sort: gathered((documents, order) => [...documents].sort(compareBy(readOrder(order)))),
    // Counting nothing gives no document at all, not a zero.
    $count: gathered((documents, name) => (documents.length > 0 ? [{ [String(name)]: documents.length }] : [])),
    $group: (documents, operand, options) => Lazy(groupDocuments(eachOf(documents), operand as Document, options)),
    $sortByCount: gathered((documents, key, options) => {
      const groups = [...groupDocuments(documents, { _id: key, count: { $sum: 1 } }, options)]
      return groups.sort((a, b) => (b.count as number) - (a.count as number))
    }),
    $bucketAuto: (documents, operand, options) =>
      documents.transform(all => Lazy(bucketDocuments(Lazy(all as Document[]), operand as Document, options))),
    $unwind: (documents, operand) => Lazy(unwindDocuments(eachOf(documents), operand)),
    $facet: gathered((documents, operand) => [facetOf(context, documents, operand as Document)]),
    $unionWith: (documents, operand) => Lazy(unionWith(context, eachOf(documents), operand)),
    $lookup: (documents, operand, options) => {
      const join = lookUp(context, objectOf('$lookup', operand), options)
      return documents.map((document: Document) => join(document))
    },
    $graphLookup: (documents, operand, options) => {
      const join = graphLookUp(context.engine, objectOf('$graphLookup', operand), options)
      return documents.map((document: Document) => join(document))
    },
  })
}

const extended: Stage = (documents, operand, options) =>
  documents.map((document: Document) => addFields(document, operand as Document, options))

/** A stage that has to have seen all documents. */
function gathered(run: (documents: Document[], operand: Value, options: Options) => Document[]): Stage {
  return (documents, operand, options) => documents.transform(all => Lazy(run(all as Document[], operand, options)))
}

function eachOf(documents: Stream): Iterable<Document> {
  return documents as unknown as Iterable<Document>
}

/** What comes after the last one is not even read. */
function* firstOf(documents: Stream, count: number): Generator<Document> {
  let passed = 0
  for (const document of eachOf(documents)) {
    yield document
    passed += 1
    if (passed >= count) return
  }
}

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
