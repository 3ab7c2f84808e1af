import type { Gift } from '../../src/domain/gifts/gift'
import type { GiftId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { gifts } from '../_store/gifts'
import { followLink } from './follow-link'

/** The gift that a link leads to. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export function giftOfLink(token: string, packId: PackId, at: Instant): Promise<Gift> {
  return followLink<GiftId, Gift>('gft', token, packId, id => gifts.find(id), at)
}

/** A gift that this member gave. Somebody else's is answered as if it did not exist. */
export async function ownGift(giftId: GiftId, packId: PackId): Promise<Gift> {
  const gift = await gifts.find(giftId)
  if (gift?.giverPackId !== packId) throw new Refusal('LINK_UNKNOWN', {})
  return gift
}
