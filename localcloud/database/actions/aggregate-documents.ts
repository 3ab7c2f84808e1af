import { aggregate } from '../aggregate/pipeline'
import { collectionOf, type Engine, type Reply, type Request } from '../engine'
import { invalidParameter } from '../refusals'
import { replyText, writeText } from '../values/document-text'
import { readEjson } from '../values/ejson'
import type { Document } from '../values/value'

/** `database.aggregateDocuments`: `stages` is a list of `{ stageKey: '$match', stageValue: '<extended JSON>' }`. */
export function aggregateDocuments(engine: Engine, request: Request): Reply {
  const collection = collectionOf(engine, request)
  if (!Array.isArray(request.stages)) throw invalidParameter('stages must be an array')
  const stages = request.stages.map(stage => readStage(engine, stage))
  const list = aggregate(engine, collection, stages).map(document => replyText(writeText(document)))
  return { data: { list } }
}

function readStage(engine: Engine, stage: unknown): Document {
  const { stageKey, stageValue } = (stage ?? {}) as Request
  if (typeof stageKey !== 'string' || !stageKey.startsWith('$')) throw invalidParameter('a stage needs a key')
  return { [stageKey]: readEjson(stageValue, engine.now()) }
}
