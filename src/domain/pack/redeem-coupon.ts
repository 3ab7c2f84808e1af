import type { ClosedCoupon, Coupon } from '../coupons/coupon'
import { whyNot } from '../coupons/eligibility'
import { discountOn } from '../coupons/terms'
import { remembered } from '../coupons/wallet-room'
import type { CouponId, RedeemId } from '../ids'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import type { Fen } from '../money'
import { Refusal } from '../refusal'
import { type Rules, storeNameIn } from '../rules/rules'
import type { Instant } from '../time'
import type { Decided, Decision } from './decision'
import { keptCoupons } from './kept-coupons'
import type { Pack } from './pack'
import { findSlip, slipOf, withSlipUsed } from './slips'

type Redeemed = Decided & { facts: Extract<EntryFacts, { kind: 'coupon_redeemed' }> }

export interface RedeemCoupon {
  redeemId: RedeemId
  couponId: CouponId
  storeId: string
  storeName: string
  staffId: string
  /** the order before the coupon; null when the till did not say */
  orderFen: Fen | null
}

/** A coupon of this pack that can be used, or the real reason why not: used then and there, in use, run out, never here. */
export function findCoupon(pack: Pack, couponId: CouponId): Coupon | Refusal {
  if (pack.slips) return findSlip(pack, pack.slips, couponId)
  const held = pack.coupons.find(each => each.couponId === couponId)
  if (held) return reservedUntil(pack, couponId) ?? held
  const closed = pack.closedCoupons.find(each => each.couponId === couponId)
  if (!closed) return new Refusal(isOut(pack, couponId) ? 'COUPON_GIVEN' : 'COUPON_NOT_HELD', {})
  const { end } = closed
  switch (end.state) {
    case 'redeemed':
      return new Refusal('COUPON_ALREADY_REDEEMED', { at: end.at, storeName: end.storeName })
    case 'expired':
      return new Refusal('COUPON_EXPIRED', { expiresAt: closed.expiresAt })
    case 'given':
      return new Refusal('COUPON_GIVEN', {})
    default:
      return end satisfies never
  }
}

/** Whether a coupon is on its way to a friend. */
function isOut({ couponsOut }: Pack, couponId: CouponId): boolean {
  return Object.values<Coupon>(couponsOut).some(each => each.couponId === couponId)
}

/** The no to a coupon that something under way keeps: one path for tills, phones and orders alike. */
function reservedUntil(pack: Pack, couponId: CouponId): Refusal | null {
  const until = keptCoupons(pack).get(couponId)
  return until === undefined ? null : new Refusal('COUPON_IN_USE', { until })
}

/** Uses a coupon once: it leaves the member's coupons in the same write that records its use. */
export function redeemCoupon(pack: Pack, command: RedeemCoupon, rules: Rules, at: Instant): Decision {
  const coupon = findCoupon(pack, command.couponId)
  if (coupon instanceof Refusal) return coupon
  const { storeId, orderFen } = command
  const refusal = whyNot(coupon, { storeId, storeNameOf: storeNameIn(rules), orderFen, at })
  return refusal ?? redeemed(pack, coupon, command, at)
}

/** The use itself, of a coupon that may be used: the same whether a till does it now or did it without a network. */
export function redeemed(pack: Pack, coupon: Coupon, command: RedeemCoupon, at: Instant): Redeemed {
  const { redeemId, storeId, storeName, staffId, orderFen } = command
  const { couponId, templateId, terms } = coupon
  const item = terms.benefit.kind === 'exchange' ? terms.benefit.item : null
  const discountFen = item === null ? discountFor(coupon, orderFen) : null
  const off = discountFen === null ? {} : { offFen: discountFen }
  const slip = slipOf(pack, couponId)
  return {
    pack: slip
      ? withSlipUsed(pack, slip, storeName, at)
      : closeCoupons(pack, [{ ...coupon, end: { state: 'redeemed', at, storeName, redeemId, ...off } }]),
    facts: {
      kind: 'coupon_redeemed',
      couponId,
      templateId,
      title: terms.title,
      storeId,
      storeName,
      staffId,
      orderFen,
      discountFen,
      item,
      ...(slip && { slip }),
    },
    movements: [
      {
        unit: 'coupon',
        amount: 1,
        from: slip ? `paper_coupons:${slip.batchId}` : `coupon:${couponId}`,
        to: `coupons_redeemed:${storeId}`,
      },
    ],
  }
}

/** The coupons leave the live ones and are remembered for a while. */
export function closeCoupons(pack: Pack, closing: readonly ClosedCoupon[]): Pack {
  const ids = new Set(closing.map(coupon => coupon.couponId))
  return {
    ...pack,
    coupons: pack.coupons.filter(coupon => !ids.has(coupon.couponId)),
    // One that was written off and is used after all stands there once, with its real end.
    closedCoupons: remembered([...pack.closedCoupons.filter(coupon => !ids.has(coupon.couponId)), ...closing]),
  }
}

/** What a coupon takes off an order; null while the amount is not known or too small. */
export function discountFor(coupon: Coupon, orderFen: Fen | null): Fen | null {
  if (orderFen === null) return null
  const discount = discountOn(coupon.terms.benefit, orderFen)
  return 'discountFen' in discount ? discount.discountFen : null
}
