import type { CouponGiftOutputs, couponGiftInputs } from '../../src/contract/coupon-gifts'
import { storeNameIn } from '../../src/domain/rules/rules'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { couponGift } from '../_usecases/coupon-gift'
import { couponGiftOfLink, ownCouponGift } from '../_usecases/find-gift'
import { listCouponGifts } from '../_usecases/list-gifts'
import { givenCoupon, sharedCoupon } from './gift-view'

export const couponGiftActions: Actions<typeof couponGiftInputs, CouponGiftOutputs, Shopper> = {
  'couponGift.create': async (input, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const gift = await couponGift.give({ ...input, giverPackId: packId }, rules.version, call.at)
    return givenCoupon(gift, storeNameIn(rules))
  },
  'couponGift.read': async ({ token }, { packId }, call) => {
    const [{ rules }, gift] = await Promise.all([publishedFor(call), couponGiftOfLink(token, packId, call.at)])
    return sharedCoupon(gift, packId, storeNameIn(rules), call.at)
  },
  'couponGift.claim': async ({ token }, { packId }, call) => {
    const [{ rules }, gift] = await Promise.all([publishedFor(call), couponGiftOfLink(token, packId, call.at)])
    return sharedCoupon(await couponGift.claim(gift, packId, rules, call.at), packId, storeNameIn(rules), call.at)
  },
  'couponGift.takeBack': async ({ giftId }, { packId }, call) => {
    const [{ rules }, gift] = await Promise.all([publishedFor(call), ownCouponGift(giftId, packId)])
    return givenCoupon(await couponGift.takeBack(gift, call.at), storeNameIn(rules))
  },
  'couponGift.list': async (_input, { packId }, call) => {
    const [{ rules }, { given, received }] = await Promise.all([publishedFor(call), listCouponGifts(packId)])
    return {
      given: given.map(gift => givenCoupon(gift, storeNameIn(rules))),
      received: received.map(gift => sharedCoupon(gift, packId, storeNameIn(rules), call.at)),
    }
  },
}
