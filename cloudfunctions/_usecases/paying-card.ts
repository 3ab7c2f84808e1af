import type { PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { sharedPackFor } from './read-shared-packs'

/** The card that pays for an order: a member's own, or a shared one that they pay from. */
export interface PayingCard {
  packId: PackId
  /** who pays, from a shared card */
  memberPackId?: PackId
  /** the shared card, as it was read to know that they belong to it */
  justRead?: Pack
}

/** The card that a member named; null: their own. Throws SHARED_NOT_MEMBER before anything is told of somebody else's. */
export async function payingCard(packId: PackId, sharedPackId: PackId | null, at: Instant): Promise<PayingCard> {
  if (sharedPackId === null) return { packId }
  const justRead = await sharedPackFor(sharedPackId, packId, at)
  return { packId: sharedPackId, memberPackId: packId, justRead }
}
