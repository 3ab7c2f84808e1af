import type { Gift } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { giftsClaimedBy, giftsGivenBy } from '../_store/gifts'

const GIFTS_PER_LIST = 20

/** The newest gifts of a member, both ways. */
export async function listGifts(packId: PackId): Promise<{ given: Gift[]; received: Gift[] }> {
  const [given, received] = await Promise.all([
    giftsGivenBy(packId, GIFTS_PER_LIST),
    giftsClaimedBy(packId, GIFTS_PER_LIST),
  ])
  return { given, received }
}
