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
import { stagesOver } from './stages'

/**
 * Runs an aggregation as the platform does: without a `$limit` the result ends after the default number of documents.
 * Throws a CloudError for stages and operators that do not exist and for operands they do not take.
 */
export function aggregate(engine: Engine, collection: Collection, stages: Document[]): Document[] {
  const limited = stages.some(stage => Object.hasOwn(stage, '$limit'))
  return runPipeline(engine, collection, limited ? stages : [...stages, { $limit: LIMITS.defaultAggregate }], {})
}

/** Runs stages over a collection. A `$match` in front is answered through the indexes. */
export function runPipeline(
  engine: Engine,
  collection: Collection,
  stages: Document[],
  variables: Document,
): Document[] {
  const operators = stagesOver(engine, variables)
  for (const stage of stages) checkStage(stage, operators)
  const { source, rest } = openSource(engine, collection, stages.flatMap(expandStage), variables)
  const context = Context.init({
    accumulator: accumulators,
    expression: expressionOperators,
    pipeline: operators as never,
    projection: projections,
  })
  try {
    return new Aggregator(rest, { ...expressionOptions, variables, context }).run(source as never) as Document[]
  } catch (error) {
    throw error instanceof CloudError ? error : queryFailed(error instanceof Error ? error.message : String(error))
  }
}

function checkStage(stage: Document, operators: Record<string, unknown>): void {
  const names = Object.keys(stage)
  const [name] = names
  if (name === undefined || names.length > 1) {
    throw queryFailed('A pipeline stage specification object must contain exactly one field.')
  }
  if (!Object.hasOwn(operators, name) && name !== '$geoNear') throw unknownOperator(name)
}

/** Some stages stand for several others, as they do in the engine behind the platform. */
function expandStage(stage: Document): Document[] {
  return isDocument(stage.$bucket) ? expandBucket(stage.$bucket) : [stage]
}

function openSource(
  engine: Engine,
  collection: Collection,
  stages: Document[],
  variables: Document,
): { source: Iterable<Document>; rest: Document[] } {
  const [first, ...rest] = stages
  const near: Value | undefined = first?.$geoNear
  if (isDocument(near)) return { source: nearestFirst(engine, collection, near), rest }
  const query: Value | undefined = first?.$match
  if (isDocument(query)) {
    return { source: eachDocument(engine.records, collection, query, compileMatcher(query, variables)), rest }
  }
  return { source: eachDocument(engine.records, collection, {}, () => true), rest: stages }
}
