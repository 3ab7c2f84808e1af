import type { CouponGift } from '../../src/domain/gifts/coupon-gift'
import { giftDueAt } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { Flows } from './flows'

export const couponGifts = new Flows<CouponGift, 'giftId'>({
  collection: 'coupon_gifts',
  idField: 'giftId',
  dueAtOf: giftDueAt,
})

/** The newest coupons that a member gave. */
export function couponGiftsGivenBy(giverPackId: PackId, limit: number): Promise<CouponGift[]> {
  return couponGifts.list({ where: { giverPackId }, orderBy: ['createdAt', 'desc'], limit })
}

/** The newest coupons that a member was given. */
export function couponGiftsClaimedBy(packId: PackId, limit: number): Promise<CouponGift[]> {
  return couponGifts.list({ where: { 'progress.claimerPackId': packId }, orderBy: ['createdAt', 'desc'], limit })
}
