import type { PackId } from '../../src/domain/ids'
import { openPack as newPack, type Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { findPack, insertPack, loadPack } from '../_store/packs'

/** The member's pack; made on the first visit. Two first visits at once make one pack. */
export async function openPack(packId: PackId, at: Instant): Promise<Pack> {
  const there = await findPack(packId, at)
  if (there) return there
  const pack = newPack(packId, 'unnamed', at, sha256)
  return (await insertPack(pack, at)) ? pack : loadPack(packId, at)
}
