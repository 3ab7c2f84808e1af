import { ID_RANDOM_BYTES, type IdPrefix, makeId } from '../domain/ids'
import { serverNow } from './clock'
import { randomBytes } from './random'

/** Makes the id of a new intention. Whoever asks keeps it until the intention has its final outcome. */
export async function newId<P extends IdPrefix>(prefix: P) {
  return makeId(prefix, serverNow(), await randomBytes(ID_RANDOM_BYTES))
}
