import type { Coupon } from '../coupons/coupon'
import type { CouponGiftId, CouponId } from '../ids'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import { type Instant, instant, later } from '../time'
import { GIFT_LIFE, type GiftOf } from './gift'

/** A coupon that is given: it is whole, so it has no parts. It stays in the document for whoever looks at the gift later. */
export interface CouponGift extends GiftOf<CouponGiftId, null> {
  couponId: CouponId
  coupon: Coupon
}

export type CouponGiftWish = Pick<CouponGift, 'giftId' | 'giverPackId' | 'couponId' | 'greeting'>

/** A gift before its coupon left the pack. It can be claimed as long as any gift, and never beyond the coupon's own end. */
export function newCouponGift(wish: CouponGiftWish, coupon: Coupon, at: Instant): CouponGift | Refusal {
  if (isAhead(wish.giftId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const { giftId, giverPackId, couponId, greeting } = wish
  const claimBefore = instant(Math.min(later(at, GIFT_LIFE), coupon.expiresAt))
  return { giftId, giverPackId, couponId, coupon, greeting, createdAt: at, claimBefore, progress: { state: 'draft' } }
}
