import type { PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { loadPack } from '../_store/packs'

/** A pack as it stands: one read. Throws PACK_NOT_OPENED, PACK_FROZEN. */
export function readPack(packId: PackId, at: Instant): Promise<Pack> {
  return loadPack(packId, at)
}
