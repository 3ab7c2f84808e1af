import type { CouponFace, CouponStateView, CouponView, Wallet } from '../../src/contract/coupons'
import type { Coupon, CouponEnd } from '../../src/domain/coupons/coupon'
import { couponRules } from '../../src/domain/coupons/coupon-rules'
import { endsSoon, suggestedFirst, whyNow } from '../../src/domain/coupons/suggest'
import { type CouponGiftId, timeOfId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'

type StoreNameOf = (storeId: string) => string

/** A live coupon as the ticket shows it. */
export function couponView(coupon: Coupon, storeNameOf: StoreNameOf, at: Instant): CouponView {
  const { startsAt, expiresAt } = coupon
  if (at >= expiresAt) return drawn(coupon, { state: 'expired' }, storeNameOf)
  return drawn(coupon, at < startsAt ? { state: 'not_yet', startsAt } : { state: 'usable' }, storeNameOf)
}

/** The wallet: what can be used, what fits now before the rest; what is over, newest first. */
export function walletView(pack: Pack, storeNameOf: StoreNameOf, at: Instant): Wallet {
  const live = suggestedFirst(pack.coupons, pack, at).map(coupon => ({
    ...couponView(coupon, storeNameOf, at),
    reason: whyNow(coupon, pack, at),
  }))
  const closed = [...pack.closedCoupons].reverse().map(({ end, ...coupon }) => {
    return drawn(coupon, closedState(end), storeNameOf)
  })
  const offered = (Object.entries(pack.couponsOut) as [CouponGiftId, Coupon][]).map(([giftId, coupon]) =>
    drawn(coupon, { state: 'offered', at: timeOfId(giftId) }, storeNameOf),
  )
  const over = (coupon: CouponView): boolean => coupon.state.state === 'expired'
  return {
    usable: live.filter(coupon => !over(coupon)),
    soon: pack.coupons
      .filter(coupon => endsSoon(coupon, at))
      .sort((a, b) => a.expiresAt - b.expiresAt)
      .map(coupon => couponView(coupon, storeNameOf, at)),
    used: closed.filter(coupon => coupon.state.state === 'redeemed'),
    given: [...offered.reverse(), ...closed.filter(coupon => coupon.state.state === 'given')],
    expired: [...live.map(({ reason: _reason, ...coupon }) => coupon), ...closed].filter(over),
  }
}

function closedState(end: CouponEnd): CouponStateView {
  switch (end.state) {
    case 'redeemed':
      return { state: 'redeemed', at: end.at, storeName: end.storeName }
    case 'given':
      return end
    case 'expired':
      return { state: 'expired' }
    default:
      return end satisfies never
  }
}

function drawn(coupon: Coupon, state: CouponStateView, storeNameOf: StoreNameOf): CouponView {
  const { couponId, templateId, terms, startsAt, expiresAt } = coupon
  const face: CouponFace = terms.benefit
  return {
    couponId,
    templateId,
    face,
    title: terms.title,
    rules: couponRules(terms, storeNameOf),
    transferable: terms.transferable === true,
    startsAt,
    expiresAt,
    state,
  }
}
