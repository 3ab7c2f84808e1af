import type { Engine } from '../engine'
import type { Collection } from '../storage/catalog'
import type { Document } from '../values/value'

/** What a stage can reach besides the documents that come to it. */
export interface StageContext {
  engine: Engine
  /** Named with `$$` in the expressions of a pipeline inside a `$lookup`. */
  variables: Document
  /** Runs stages over a whole collection. */
  overCollection(collection: Collection, stages: Document[], variables: Document): Document[]
  /** Runs stages over documents at hand. */
  overDocuments(documents: Document[], stages: Document[]): Document[]
}
