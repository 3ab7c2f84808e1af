import type { Coupon } from '../coupons/coupon'
import { whyWalletFull } from '../coupons/wallet-room'
import type { CouponGiftId, CouponId } from '../ids'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { counted, whyCapReached } from './claim-coupon'
import type { Decided, Decision } from './decision'
import { packLimits } from './limits'
import type { Pack } from './pack'
import { closeCoupons, findCoupon } from './redeem-coupon'

/** The coupon that this member may give away, or why not. */
export function givable(pack: Pack, couponId: CouponId, at: Instant): Coupon | Refusal {
  const coupon = findCoupon(pack, couponId)
  if (coupon instanceof Refusal) return coupon
  if (!coupon.terms.transferable) return new Refusal('COUPON_NOT_TRANSFERABLE', {})
  if (at >= coupon.expiresAt) return new Refusal('COUPON_EXPIRED', { expiresAt: coupon.expiresAt })
  const isFull = Object.keys(pack.couponsOut).length >= packLimits.couponsOut
  return isFull ? new Refusal('TOO_MANY_GIFTS', { limit: packLimits.couponsOut }) : coupon
}

/** The coupon leaves the live ones: from here on no till takes it from the giver. It stays in the pack until it has arrived. */
export function giveCoupon(pack: Pack, giftId: CouponGiftId, couponId: CouponId, at: Instant): Decision {
  const coupon = givable(pack, couponId, at)
  if (coupon instanceof Refusal) return coupon
  return {
    pack: {
      ...pack,
      coupons: pack.coupons.filter(each => each.couponId !== couponId),
      couponsOut: { ...pack.couponsOut, [giftId]: coupon },
    },
    facts: { kind: 'coupon_given', giftId, ...namesOf(coupon) },
    movements: [{ unit: 'coupon', amount: 1, from: `coupon:${couponId}`, to: `coupon_in_transit:${giftId}` }],
  }
}

/** A template that is withdrawn gives no cap any more: then each member has one of its coupons and no more. */
const CAP_OF_WITHDRAWN = 1

/**
 * The friend's side. A gift counts against the friend's own caps, as if it had been claimed: giving is no way around
 * them. What was given once is its holder's alone, so that no trade begins with it.
 */
export function receiveCoupon(pack: Pack, giftId: CouponGiftId, coupon: Coupon, rules: Rules, at: Instant): Decision {
  const { couponId, templateId } = coupon
  const published = rules.couponTemplates.find(each => each.templateId === templateId)
  const caps = published ?? { templateId, perMember: CAP_OF_WITHDRAWN, perMemberPerDay: null }
  const refusal = whyCapReached(pack, caps, at) ?? whyWalletFull(pack, coupon.terms)
  if (refusal) return refusal
  const claimed = counted(pack, caps, rules, at)
  if (claimed instanceof Refusal) return claimed
  const { transferable: _spent, ...terms } = coupon.terms
  return {
    pack: { ...claimed, coupons: [...pack.coupons, { ...coupon, terms, claimedAt: at }] },
    facts: { kind: 'coupon_received', giftId, ...namesOf(coupon) },
    movements: [{ unit: 'coupon', amount: 1, from: `coupon_in_transit:${giftId}`, to: `coupon:${couponId}` }],
  }
}

/** Back among the giver's own, never refused: its place was kept. Throws when it is not out. */
export function takeCouponBack(pack: Pack, giftId: CouponGiftId): Decided {
  const { [giftId]: coupon, ...couponsOut } = pack.couponsOut
  if (!coupon) throw new Error(`${giftId} is not out of this pack`)
  const { couponId } = coupon
  return {
    pack: { ...pack, coupons: [...pack.coupons, coupon], couponsOut },
    facts: { kind: 'coupon_returned', giftId, ...namesOf(coupon) },
    movements: [{ unit: 'coupon', amount: 1, from: `coupon_in_transit:${giftId}`, to: `coupon:${couponId}` }],
  }
}

/** What has arrived cannot come back: the giver's wallet remembers it as given. Null when it was forgotten before. */
export function couponArrived(pack: Pack, giftId: CouponGiftId, at: Instant): Pack | null {
  const { [giftId]: coupon, ...couponsOut } = pack.couponsOut
  return coupon ? closeCoupons({ ...pack, couponsOut }, [{ ...coupon, end: { state: 'given', at } }]) : null
}

function namesOf({ couponId, templateId, terms, expiresAt }: Coupon) {
  return { couponId, templateId, title: terms.title, expiresAt }
}
