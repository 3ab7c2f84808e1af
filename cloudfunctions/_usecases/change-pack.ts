import type { PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { whyTooLarge } from '../../src/domain/pack/size'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { pauseBeforeRetry } from '../_platform/pause'
import { loadPack, replacePack } from '../_store/packs'

const MOST_ATTEMPTS = 16

/**
 * Changes a pack where no value moves: room reserved or given back, the outbox confirmed. No entry is made, so the
 * change itself must be repeatable: null says that there is nothing (more) to do.
 */
export async function changePack(
  packId: PackId,
  at: Instant,
  change: (pack: Pack) => Pack | Refusal | null,
): Promise<Pack> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const pack = await loadPack(packId, at)
    const changed = change(pack)
    if (changed instanceof Refusal) throw changed
    const tooLarge = changed && whyTooLarge(pack, changed, null)
    if (tooLarge) throw tooLarge
    if (changed === null || (await replacePack(changed, pack.version, at))) return changed ?? pack
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}
