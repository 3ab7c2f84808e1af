import type { Engine, Reply, Request } from '../engine'
import { LIMITS } from '../limits'
import { collectionExists, collectionLimit, invalidParameter } from '../refusals'

/** `database.addCollection`: collections are made on purpose, never by writing to them. */
export async function addCollection(engine: Engine, request: Request): Promise<Reply> {
  const name = request.collectionName
  if (typeof name !== 'string' || !isCollectionName(name)) throw invalidParameter('collection name is invalid')
  await engine.writer.run(() => {
    if (engine.catalog.find(name)) throw collectionExists(name)
    if (engine.catalog.all().length >= LIMITS.collections) throw collectionLimit(LIMITS.collections)
    engine.catalog.add(name)
  })
  return {}
}

/** Letters, digits, `_`, `-` and `.`, as the console accepts them, and other scripts; nothing the engine reserves. */
export function isCollectionName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,119}$/u.test(name) && !name.startsWith('system.')
}
