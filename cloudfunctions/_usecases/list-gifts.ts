import type { CouponGift } from '../../src/domain/gifts/coupon-gift'
import type { Gift } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { couponGiftsClaimedBy, couponGiftsGivenBy } from '../_store/coupon-gifts'
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

/** The newest coupons that a member gave and was given. */
export async function listCouponGifts(packId: PackId): Promise<{ given: CouponGift[]; received: CouponGift[] }> {
  const [given, received] = await Promise.all([
    couponGiftsGivenBy(packId, GIFTS_PER_LIST),
    couponGiftsClaimedBy(packId, GIFTS_PER_LIST),
  ])
  return { given, received }
}
