import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as projections from 'mingo/operators/projection'
import { CloudError } from '../../protocol/cloud-error'
import type { Engine } from '../engine'
import { LIMITS } from '../limits'
import { eachDocument } from '../query/find'
import { compileMatcher } from '../query/matcher'
import { queryFailed, unknownOperator } from '../refusals'
import type { Collection } from '../storage/catalog'
import { type Document, isDocument, type Value } from '../values/value'
import { expandBucket } from './bucket'
import { expressionOperators } from './expression-operators'
import { expressionOptions } from './expression-options'
import { nearestFirst } from './geo-near'
import type { StageContext } from './stage-context'
import { stagesOver } from './stages'

/**
 * Runs an aggregation as the platform does: without a `$limit` the result ends after the default number of documents.
 * Throws a CloudError for stages and operators that do not exist and for operands they do not take.
 */
export function aggregate(engine: Engine, collection: Collection, stages: Document[]): Document[] {
  const limited = stages.some(stage => Object.hasOwn(stage, '$limit'))
  return overCollection(engine, collection, limited ? stages : [...stages, { $limit: LIMITS.defaultAggregate }], {})
}

/** Runs stages over a collection. A `$match` in front is answered through the indexes. */
function overCollection(engine: Engine, collection: Collection, stages: Document[], variables: Document): Document[] {
  const [first = {}, ...rest] = stages
  if (Object.keys(first).length > 1) throw oneField()
  const near: Value | undefined = first.$geoNear
  if (isDocument(near)) return overDocuments(engine, nearestFirst(engine, collection, near), rest, variables)
  const query: Value | undefined = first.$match
  const source = isDocument(query)
    ? eachDocument(engine.records, collection, query, compileMatcher(query, variables))
    : eachDocument(engine.records, collection, {}, () => true)
  try {
    return overDocuments(engine, source, isDocument(query) ? rest : stages, variables)
  } finally {
    // A stage that has enough leaves the walk through the store where it is.
    source.return(undefined)
  }
}

function overDocuments(
  engine: Engine,
  documents: Iterable<Document>,
  stages: Document[],
  variables: Document,
): Document[] {
  const context: StageContext = {
    engine,
    variables,
    overCollection: (collection, inner, innerVariables) => overCollection(engine, collection, inner, innerVariables),
    overDocuments: (at, inner) => overDocuments(engine, at, inner, variables),
  }
  const operators = stagesOver(context)
  for (const stage of stages) checkStage(stage, operators)
  const operatorTable = Context.init({
    accumulator: accumulators,
    expression: expressionOperators,
    pipeline: operators as never,
    projection: projections,
  })
  const options = { ...expressionOptions, variables, context: operatorTable }
  try {
    return new Aggregator(stages.flatMap(expandStage), options).run(documents as never) as Document[]
  } catch (error) {
    throw error instanceof CloudError ? error : queryFailed(error instanceof Error ? error.message : String(error))
  }
}

function checkStage(stage: Document, operators: Record<string, unknown>): void {
  const names = Object.keys(stage)
  const [name] = names
  if (name === undefined || names.length > 1) throw oneField()
  if (name === '$geoNear') throw queryFailed('$geoNear is only valid as the first stage in a pipeline.')
  if (!Object.hasOwn(operators, name) && name !== '$bucket') throw unknownOperator(name)
}

/** Some stages stand for several others, as they do in the engine behind the platform. */
function expandStage(stage: Document): Document[] {
  return Object.hasOwn(stage, '$bucket') ? expandBucket(stage.$bucket as Value) : [stage]
}

function oneField(): CloudError {
  return queryFailed('A pipeline stage specification object must contain exactly one field.')
}
