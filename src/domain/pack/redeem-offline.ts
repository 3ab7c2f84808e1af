import type { Coupon } from '../coupons/coupon'
import { whyNot } from '../coupons/eligibility'
import { Refusal } from '../refusal'
import { type Rules, storeNameIn } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import type { Pack } from './pack'
import { findCoupon, type RedeemCoupon, redeemed } from './redeem-coupon'

export interface RedeemOffline extends RedeemCoupon {
  /** when it happened; what the shopper's phone signed lies within minutes of it */
  redeemedAt: Instant
}

/**
 * Writes down what a till did without a network, judged by the time it happened: a coupon that has run out since, and was
 * written off, was good then, and comes back for this one use.
 */
export function redeemOffline(pack: Pack, command: RedeemOffline, rules: Rules): Decision {
  const { redeemedAt, storeId, orderFen } = command
  const writtenOff = pack.closedCoupons.find(
    each => each.couponId === command.couponId && each.end.state === 'expired' && redeemedAt < each.expiresAt,
  )
  const coupon: Coupon | Refusal = writtenOff ?? findCoupon(pack, command.couponId)
  if (coupon instanceof Refusal) return coupon
  const refusal = whyNot(coupon, { storeId, storeNameOf: storeNameIn(rules), orderFen, at: redeemedAt })
  if (refusal) return refusal
  const { pack: after, facts, movements } = redeemed(pack, coupon, command, redeemedAt)
  return {
    pack: after,
    facts: { ...facts, offlineAt: redeemedAt },
    movements: writtenOff ? movements.map(each => ({ ...each, from: 'coupons_expired' as const })) : movements,
  }
}
