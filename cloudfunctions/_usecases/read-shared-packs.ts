import type { PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { memberOf } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { findPack, loadPack } from '../_store/packs'

/** A shared pack for one of its members. Anybody else hears the same as for one that does not exist. */
export async function sharedPackFor(sharedPackId: PackId, memberPackId: PackId, at: Instant): Promise<Pack> {
  const pack = await findPack(sharedPackId, at)
  if (!pack || !memberOf(pack.sharing, memberPackId)) throw new Refusal('SHARED_NOT_MEMBER', {})
  return pack
}

/**
 * The shared packs on a member's list, read beside one another. The list is only a list: one that has put this member out
 * is left out, and so is one that cannot be used, which must not keep a member from their own card.
 */
export async function sharedPacksOf({ packId, sharedPacks }: Pack, at: Instant): Promise<Pack[]> {
  const read = await Promise.all(sharedPacks.map(sharedPackId => usable(sharedPackId, at)))
  return read.filter(pack => pack !== null).filter(pack => memberOf(pack.sharing, packId))
}

async function usable(sharedPackId: PackId, at: Instant): Promise<Pack | null> {
  try {
    return await loadPack(sharedPackId, at)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
