import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import type { StageContext } from './stage-context'

/** `$unionWith`: the documents of another collection, or what a pipeline makes of them, after the ones at hand. */
export function* unionWith(context: StageContext, documents: Iterable<Document>, operand: Value): Generator<Document> {
  const { coll, pipeline = [] } = isDocument(operand) ? operand : { coll: operand }
  if (typeof coll !== 'string') throw queryFailed('$unionWith needs the name of a collection')
  if (!Array.isArray(pipeline) || !pipeline.every(isDocument)) {
    throw queryFailed("'pipeline' of $unionWith must be an array of stages")
  }
  const collection = context.engine.catalog.get(coll)
  yield* documents
  yield* context.overCollection(collection, pipeline, context.variables)
}
