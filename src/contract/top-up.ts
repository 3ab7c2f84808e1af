import * as z from 'zod'
import type { PayWay } from '../domain/channels/channel'
import type { OfferedWay } from '../domain/channels/route'
import type { CouponId, OrderId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { RefusalCode } from '../domain/refusal'
import type { Instant } from '../domain/time'
import type { CashierPage, SheetPayment } from '../domain/top-up/order'
import { amountField, clientField, couponCountField, documentIdField, idField, moneyField, wayField } from './fields'
import { guardFields, type ReviewStanding } from './risk'

/** Choosing, starting and watching a top-up. */
export const topUpInputs = {
  /** the tiers on offer to this member, with the recommended one and its reason */
  'topUp.offer': z.strictObject({ client: clientField }),
  /** what an amount of my own would bring */
  'topUp.quote': z.strictObject({ amountFen: amountField }),
  /** starts a top-up under an order id made on the phone; repeating it answers the same */
  'topUp.start': z.strictObject({
    orderId: idField<OrderId>('ord'),
    /** null: an amount of my own, `expectedPayFen` */
    tierId: documentIdField.nullable(),
    /** a coupon of mine to use on the tier: kept for this order until it ends */
    couponId: idField<CouponId>('cpn').optional(),
    /** what the shopper saw: a different price is refused, never charged */
    expectedPayFen: amountField,
    expectedBonusFen: moneyField,
    /** how many coupons the shopper saw with it; absent: not compared */
    expectedCoupons: couponCountField.optional(),
    client: clientField,
    /** by which way I pay: one of those that were offered */
    way: wayField,
    ...guardFields,
  }),
  /** where an order stands; asks its channel itself when the payment notice is late */
  'topUp.read': z.strictObject({ orderId: idField<OrderId>('ord') }),
  /** I pay by another way instead: an order that was not paid is closed, one that was is credited */
  'topUp.giveUp': z.strictObject({ orderId: idField<OrderId>('ord') }),
}

export interface TopUpOutputs {
  'topUp.offer': TopUpOffer
  'topUp.quote': AmountView
  'topUp.start': OrderView
  'topUp.read': OrderView
  'topUp.giveUp': OrderView
}

export interface TopUpOffer {
  rulesVersion: number
  balanceFen: Fen
  tiers: TierView[]
  /** null when no tier fits this member now */
  recommended: { tierId: string; reason: string } | null
  /** the shop may ask for my payment password */
  asksPassword: boolean
  /** from and to which amount may be typed; null: tiers only */
  custom: { leastFen: Fen; mostFen: Fen } | null
  /** between neighbours: "再充 500，多得 90" */
  climbs: { fromTierId: string; toTierId: string; morePayFen: Fen; moreBonusFen: Fen }[]
  /** what the member's own rhythm says about the next top-up, in a line; null while it says nothing */
  renewal: string | null
  /** the shop closes: what becomes of my money; null while it takes top-ups */
  shut: { message: string; nextStep: string } | null
  /** how the shop's look at my payment stands; null while it looks at none */
  review: ReviewStanding | null
  /** several cards can be paid for at once: see `batch.offer` */
  hasBatch: boolean
  /** there are plans of instalments to join: see `plans.page` */
  hasPlans: boolean
  /** by which ways it can be paid from here, the usual one first */
  ways: OfferedWay[]
}

/** An amount of the member's own, with the bonus of the best tier that it reaches. */
export type AmountView = Omit<TierView, 'tierId' | 'withCoupon'>

export interface TierView {
  tierId: string
  payFen: Fen
  bonusFen: Fen
  creditFen: Fen
  /** come with it */
  coupons: PromisedCouponsView[]
  /** what it is with the best of my coupons; null when none fits */
  withCoupon: TierWithCoupon | null
  /** "赠送部分 365 天内有效" · "每人限 3 次"; the rule in words, same text everywhere */
  rules: string[]
  /** why this member cannot take it now; null when it can be taken */
  unavailable: { code: RefusalCode; message: string; nextStep: string } | null
}

/** A tier as a coupon of the member makes it. */
export interface TierWithCoupon {
  couponId: CouponId
  title: string
  payFen: Fen
  bonusFen: Fen
  creditFen: Fen
}

/** Coupons of one kind that come with a top-up. */
export interface PromisedCouponsView {
  title: string
  count: number
}

export interface OrderView {
  orderId: OrderId
  payFen: Fen
  bonusFen: Fen
  coupons: PromisedCouponsView[]
  /** by which way it is to be paid, or was */
  way: PayWay
  state: /** to be paid in WeChat's sheet */
    | { state: 'paying'; payment: PaymentParameters; payBefore: Instant }
    /** to be paid at a cashier elsewhere, which the browser goes to */
    | { state: 'at_cashier'; cashier: CashierPage; payBefore: Instant }
    /** the channel says paid; the credit is being written */
    | { state: 'crediting' }
    | { state: 'settled'; settledAt: Instant; balanceFen: Fen }
    /** what is left of it is on its way back to where it came from */
    | { state: 'refunding'; refundFen: Fen; message: string; nextStep: string }
    /** it cannot go back by itself any more: the shop pays it back by hand */
    | { state: 'manual_refund'; refundFen: Fen; message: string; nextStep: string }
    /** over all refunds of it */
    | { state: 'refunded'; refundedFen: Fen; refundedAt: Instant }
    | { state: 'closed'; reason: { message: string; nextStep: string } }
    /** the money arrived but cannot be credited by itself; the shop was told */
    | { state: 'suspense'; message: string; nextStep: string }
}

/** What wx.requestPayment takes. */
export type PaymentParameters = SheetPayment
