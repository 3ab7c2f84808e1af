import type { CouponGift } from '../../src/domain/gifts/coupon-gift'
import type { Gift } from '../../src/domain/gifts/gift'
import type { CouponGiftId, GiftId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { couponGifts } from '../_store/coupon-gifts'
import { gifts } from '../_store/gifts'
import { followLink } from './follow-link'

/** The gift that a link leads to. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export function giftOfLink(token: string, packId: PackId, at: Instant): Promise<Gift> {
  return followLink<GiftId, Gift>('gft', token, packId, id => gifts.find(id), at)
}

/** The given coupon that a link leads to. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES. */
export function couponGiftOfLink(token: string, packId: PackId, at: Instant): Promise<CouponGift> {
  return followLink<CouponGiftId, CouponGift>('cgf', token, packId, id => couponGifts.find(id), at)
}

/** A gift that this member gave. Somebody else's is answered as if it did not exist. */
export async function ownGift(giftId: GiftId, packId: PackId): Promise<Gift> {
  return ofGiver(await gifts.find(giftId), packId)
}

/** A gift for its giver. Refuses with LINK_UNKNOWN for everybody else. */
export async function ownCouponGift(giftId: CouponGiftId, packId: PackId): Promise<CouponGift> {
  return ofGiver(await couponGifts.find(giftId), packId)
}

function ofGiver<G extends { giverPackId: PackId }>(gift: G | null, packId: PackId): G {
  if (gift?.giverPackId !== packId) throw new Refusal('LINK_UNKNOWN', {})
  return gift
}
