import type { PackId, SharedId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { isAhead } from '../../src/domain/pack/repeats'
import { listShared, openSharedPack as newSharedPack } from '../../src/domain/pack/shared-members'
import { Refusal } from '../../src/domain/refusal'
import { memberOf, type SharedKind } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { sharedPackIdOf } from '../_store/pack-id'
import { insertPack, loadPack } from '../_store/packs'
import { changePack } from './change-pack'

/**
 * Opens a shared pack for its owner. It is named on the phone, so repeating it finishes what was begun: the pack first,
 * then its place on the owner's list. A pack that nobody lists holds nothing and can be opened again.
 */
export async function openSharedPack(
  wish: { sharedId: SharedId; kind: SharedKind; ownerPackId: PackId },
  at: Instant,
): Promise<Pack> {
  const { sharedId, kind, ownerPackId } = wish
  if (isAhead(sharedId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const sharedPackId = sharedPackIdOf(sharedId)
  const owner = await loadPack(ownerPackId, at)
  const listed = listShared(owner, sharedPackId)
  if (listed instanceof Refusal) throw listed
  const pack = newSharedPack(sharedPackId, { kind, ownerPackId, cardKind: owner.cards[0].kind }, at, sha256)
  const shared = (await insertPack(pack, at)) ? pack : await loadPack(sharedPackId, at)
  const isOwn = memberOf(shared.sharing, ownerPackId)?.role === 'owner' && shared.sharing?.kind === kind
  if (!isOwn) throw new Refusal('COMMAND_ID_REUSED', {})
  await changePack(ownerPackId, at, own => listShared(own, sharedPackId))
  return shared
}
