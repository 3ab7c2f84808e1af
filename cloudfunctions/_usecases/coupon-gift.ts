import { type CouponGift, type CouponGiftWish, newCouponGift } from '../../src/domain/gifts/coupon-gift'
import { deriveId } from '../../src/domain/ids'
import { couponArrived, givable, giveCoupon, receiveCoupon, takeCouponBack } from '../../src/domain/pack/give-coupon'
import { Refusal } from '../../src/domain/refusal'
import { couponGifts } from '../_store/coupon-gifts'
import { GiftFlow } from './gift-flow'
import { moveFlow } from './move-flow'

/** One coupon of the giver's wallet. It keeps its id on the way, so that its whole trail is one search. */
export const couponGift = new GiftFlow<null, CouponGift, CouponGiftWish>({
  find: ({ giftId }) => couponGifts.find(giftId),
  insert: gift => couponGifts.insert(gift),
  move: (gift, progress) => moveFlow(couponGifts, gift, progress),
  draft: (wish, pack, at) => {
    const coupon = givable(pack, wish.couponId, at)
    return coupon instanceof Refusal ? coupon : newCouponGift(wish, coupon, at)
  },
  out: ({ giftId, couponId }) => ({
    commandId: deriveId('cgo', giftId),
    content: { giftId, couponId },
    kind: 'coupon_given',
    decide: (pack, at) => giveCoupon(pack, giftId, couponId, at),
  }),
  opened: facts => (facts.kind === 'coupon_given' ? { state: 'open', parts: null } : null),
  in: ({ giftId, coupon }) => ({
    commandId: deriveId('cgi', giftId),
    content: { giftId },
    kind: 'coupon_received',
    decide: (pack, _whole, rules, at) => receiveCoupon(pack, giftId, coupon, rules, at),
  }),
  noRoom: new Set(['COUPON_CAP_REACHED', 'COUPON_DAY_CAP_REACHED', 'WALLET_FULL', 'PACK_FULL']),
  back: ({ giftId }) => ({
    commandId: deriveId('cgb', giftId),
    content: { giftId },
    kind: 'coupon_returned',
    decide: pack => takeCouponBack(pack, giftId),
  }),
  arrived: (pack, { giftId }, at) => couponArrived(pack, giftId, at),
})
