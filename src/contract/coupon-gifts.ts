import * as z from 'zod'
import { greetings } from '../domain/gifts/gift'
import type { CouponGiftId, CouponId } from '../domain/ids'
import type { CouponFace } from './coupons'
import { idField, linkTokenField, nothing } from './fields'
import type { GivenGift, SharedGift } from './gifts'

/** What a shopper may do with coupons for friends. */
export const couponGiftInputs = {
  /** takes a coupon out of the wallet for a friend, under an id made on the phone; repeating it answers the same */
  'couponGift.create': z.strictObject({
    giftId: idField<CouponGiftId>('cgf'),
    couponId: idField<CouponId>('cpn'),
    greeting: z.enum(greetings),
  }),
  /** what a shared coupon is and whether I can claim it */
  'couponGift.read': z.strictObject({ token: linkTokenField }),
  'couponGift.claim': z.strictObject({ token: linkTokenField }),
  /** only by its giver, only while nobody has claimed it */
  'couponGift.takeBack': z.strictObject({ giftId: idField<CouponGiftId>('cgf') }),
  /** the newest twenty that I gave and that I was given */
  'couponGift.list': nothing,
}

export interface CouponGiftOutputs {
  'couponGift.create': GivenCoupon
  'couponGift.read': SharedCoupon
  'couponGift.claim': SharedCoupon
  'couponGift.takeBack': GivenCoupon
  'couponGift.list': { given: GivenCoupon[]; received: SharedCoupon[] }
}

/** What stands on the coupon that is given. */
interface CouponInGift {
  giftId: CouponGiftId
  couponId: CouponId
  face: CouponFace
  title: string
  rules: string[]
  /** of the coupon, exclusive */
  expiresAt: GivenGift['createdAt']
}

export type GivenCoupon = Omit<GivenGift, 'giftId' | 'amountFen'> & CouponInGift
export type SharedCoupon = Omit<SharedGift, 'giftId' | 'amountFen'> & CouponInGift
