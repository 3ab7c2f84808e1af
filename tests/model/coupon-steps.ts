import { deriveId } from '../../src/domain/ids'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { couponArrived, giveCoupon, receiveCoupon, takeCouponBack } from '../../src/domain/pack/give-coupon'
import { packLimits } from '../../src/domain/pack/limits'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { Refusal } from '../../src/domain/refusal'
import { MINUTE } from '../../src/domain/time'
import { newPack, withCoupon } from '../domain/given'
import { expectCode, idAt, MOST_COUPONS_OUT, rules } from './real'
import { pick, type Step, till } from './step'

const UNDO_MINUTES = 30

/** Coupons claimed, used, taken back, given to friends and got from them. */
export const couponSteps: Record<string, Step> = {
  claim: (paper, real, _a, _b, at) => {
    const claimId = idAt('clm', paper)
    const entry = real.commit(claimCoupon(real.pack, claimId, 'coffee', rules, at), claimId, at)
    if (entry?.facts.kind === 'coupon_claimed') {
      paper.coupons.push({ id: deriveId('cpn', claimId), ends: paper.endAfter(7), isGift: false })
      paper.couponsIn += 1
    }
  },

  redeem: (paper, real, a, b, at) => {
    const { coupons, used } = paper
    const again = used.length > 0 && (b % 4 === 0 || coupons.length === 0)
    const coupon = again ? pick(used, a) : pick(coupons, a)
    if (!coupon) return
    const redeemId = idAt('rdm', paper)
    const wish = { redeemId, couponId: coupon.id, orderFen: null, ...till }
    const decision = redeemCoupon(real.pack, wish, rules, at)
    const isGood = coupons.includes(coupon) && coupon.ends > paper.at
    expect(!(decision instanceof Refusal)).toBe(isGood)
    real.commit(decision, redeemId, at)
    if (!isGood) return
    paper.coupons = coupons.filter(each => each !== coupon)
    paper.couponsOver += 1
    used.push({ ...coupon, at: paper.at, by: redeemId })
  },

  undo: (paper, real, a, _b, at) => {
    const done = pick(paper.used, a)
    if (!done) return
    const redemption = real.entries.get(done.by) as Parameters<typeof undoRedemption>[1]['redemption']
    const decision = undoRedemption(real.pack, { redemption, staffId: till.staffId, undoMinutes: UNDO_MINUTES }, at)
    if (decision instanceof Refusal && decision.code === 'REDEMPTION_UNDONE') {
      // Only what so many others have pushed out of the wallet's memory.
      return expect(paper.couponsOver).toBeGreaterThan(packLimits.closedCoupons)
    }
    const isLate = paper.at >= done.at + UNDO_MINUTES * MINUTE
    expectCode(decision, isLate ? 'UNDO_TOO_LATE' : null)
    real.commit(decision, idAt('und', paper), at)
    if (isLate) return
    paper.used = paper.used.filter(each => each !== done)
    paper.coupons.push({ id: done.id, ends: done.ends, isGift: done.isGift })
  },

  'give a coupon': (paper, real, a, _b, at) => {
    const coupon = pick(paper.coupons, a)
    if (!coupon) return
    const giftId = idAt('cgf', paper)
    const decision = giveCoupon(real.pack, giftId, coupon.id, at)
    const isFull = paper.couponsOut.length >= MOST_COUPONS_OUT
    const refused = coupon.isGift
      ? 'COUPON_NOT_TRANSFERABLE'
      : coupon.ends <= paper.at
        ? 'COUPON_EXPIRED'
        : isFull
          ? 'TOO_MANY_GIFTS'
          : null
    expectCode(decision, refused)
    real.commit(decision, deriveId('cgo', giftId), at)
    if (refused) return
    paper.coupons = paper.coupons.filter(each => each !== coupon)
    paper.couponsOut.push({ giftId, coupon })
  },

  'coupon comes back': (paper, real, a, _b, at) => {
    const gift = pick(paper.couponsOut, a)
    if (!gift) return
    real.commit(takeCouponBack(real.pack, gift.giftId), deriveId('cgb', gift.giftId), at)
    paper.couponsOut = paper.couponsOut.filter(each => each !== gift)
    paper.coupons.push(gift.coupon)
  },

  'coupon has arrived': (paper, real, a, _b, at) => {
    const gift = pick(paper.couponsOut, a)
    if (!gift) return
    real.pack = couponArrived(real.pack, gift.giftId, at) ?? real.pack
    paper.couponsOut = paper.couponsOut.filter(each => each !== gift)
    paper.couponsOver += 1
  },

  'receive a coupon': (paper, real, _a, _b, at) => {
    const giftId = idAt('cgf', paper)
    const { coupon } = withCoupon(newPack(at), 'coffee', at, rules)
    const decision = receiveCoupon(real.pack, giftId, coupon, rules, at)
    // So many are far from every cap and limit of the wallet.
    if (paper.couponsIn < 20) expectCode(decision, null)
    if (!real.commit(decision, deriveId('cgi', giftId), at)) return
    paper.coupons.push({ id: coupon.couponId, ends: paper.endAfter(7), isGift: true })
    paper.couponsIn += 1
  },
}
