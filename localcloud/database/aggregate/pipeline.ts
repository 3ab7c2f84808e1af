import { Aggregator } from 'mingo/aggregator'
import { CloudError } from '../../protocol/cloud-error'
import type { Engine } from '../engine'
import { LIMITS } from '../limits'
import { findDocuments } from '../query/find'
import { compileMatcher } from '../query/matcher'
import { queryFailed } from '../refusals'
import type { Collection } from '../storage/catalog'
import { type Document, isDocument } from '../values/value'
import { expressionOptions } from './expression-options'

/**
 * Runs an aggregation. A `$match` in front is answered through the indexes. Without a `$limit` the result ends after
 * the platform's default number of documents.
 */
export function runPipeline(engine: Engine, collection: Collection, stages: Document[]): Document[] {
  const [first, ...rest] = stages
  const filter = isDocument(first?.$match) ? first.$match : undefined
  const source = find(engine, collection, filter ?? {})
  const pipeline = filter ? rest : stages
  const limited = stages.some(stage => '$limit' in stage)
  const options = {
    ...expressionOptions,
    collectionResolver: (name: string) => find(engine, engine.catalog.get(name), {}),
  }
  try {
    const aggregator = new Aggregator(limited ? pipeline : [...pipeline, { $limit: LIMITS.defaultAggregate }], options)
    return aggregator.run(source) as Document[]
  } catch (error) {
    throw error instanceof CloudError ? error : queryFailed(error instanceof Error ? error.message : String(error))
  }
}

function find(engine: Engine, collection: Collection, query: Document): Document[] {
  const search = { query, matches: compileMatcher(query), order: [], skip: 0, limit: Number.POSITIVE_INFINITY }
  return findDocuments(engine.records, collection, search).map(({ document }) => document)
}
