import * as z from 'zod'
import type { PayWay } from '../domain/channels/channel'
import type { OfferedWay } from '../domain/channels/route'
import type { ClaimId, CouponId, DeviceId, HoldId, OrderId, PackId, TopUpRefundId } from '../domain/ids'
import type { StatementLine } from '../domain/ledger/statement-line'
import type { Fen } from '../domain/money'
import type { HoldOwner } from '../domain/pack/hold'
import type { RefusalCode } from '../domain/refusal'
import type { Instant } from '../domain/time'
import type { CashierPage, SheetPayment } from '../domain/top-up/order'
import { type BatchOutputs, batchInputs } from './batch'
import { type CheckoutOutputs, checkoutInputs } from './checkout'
import { type CouponGiftOutputs, couponGiftInputs } from './coupon-gifts'
import {
  amountField,
  clientField,
  couponCountField,
  documentIdField,
  idField,
  publicKeyField,
  wayField,
} from './fields'
import { type GiftOutputs, giftInputs } from './gifts'
import { type HabitOutputs, habitInputs } from './habits'
import { type HandOutOutputs, handOutInputs } from './hand-outs'
import { type MessageOutputs, messageInputs } from './messages'
import { type PlanOutputs, planInputs } from './plans'
import { type PointsOutputs, pointsInputs } from './points'
import { type RestOutputs, restInputs } from './rest'
import { guardFields, type PayPasswordOutputs, payPasswordInputs, type ReviewStanding } from './risk'
import { type SharedCard, type SharedOutputs, sharedInputs } from './shared'
import { type StatementOutputs, statementInputs } from './statement'
import { type TransferOutputs, transferInputs } from './transfers'

const nothing = z.strictObject({})

/** Everything a shopper may ask, by action: the shape of the input. */
export const shopperInputs = {
  /** opens the pack (makes it on the first call) and answers with everything the first screen draws */
  'pack.open': nothing,
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
    expectedBonusFen: z
      .int()
      .min(0)
      .transform(amount => amount as Fen),
    /** how many coupons the shopper saw with it; absent: not compared */
    expectedCoupons: couponCountField.optional(),
    client: clientField,
    /** by which way I pay: one of those that were offered */
    way: wayField,
    ...guardFields,
  }),
  ...payPasswordInputs,
  ...batchInputs,
  /** where an order stands; asks its channel itself when the payment notice is late */
  'topUp.read': z.strictObject({ orderId: idField<OrderId>('ord') }),
  /** I pay by another way instead: an order that was not paid is closed, one that was is credited */
  'topUp.giveUp': z.strictObject({ orderId: idField<OrderId>('ord') }),
  ...restInputs,
  ...checkoutInputs,
  ...giftInputs,
  ...planInputs,
  ...couponGiftInputs,
  ...handOutInputs,
  ...messageInputs,
  ...pointsInputs,
  ...habitInputs,
  ...transferInputs,
  ...statementInputs,
  ...sharedInputs,
  /** what I would get back of a top-up now, by the rule for the reason */
  'refund.quote': z.strictObject({ orderId: idField<OrderId>('ord'), reason: z.enum(['cooling_off', 'consumer']) }),
  /** gives a top-up back; repeating it goes on from where it stands */
  'refund.start': z.strictObject({
    refundId: idField<TopUpRefundId>('rft'),
    orderId: idField<OrderId>('ord'),
    reason: z.enum(['cooling_off', 'consumer']),
    expectedFen: amountField,
  }),
  'refund.read': z.strictObject({ refundId: idField<TopUpRefundId>('rft') }),
  'coupons.offer': nothing,
  'coupons.claim': z.strictObject({ claimId: idField<ClaimId>('clm'), templateId: documentIdField }),
  'coupons.wallet': nothing,
  /** codes to show at the till for one coupon */
  'coupons.show': z.strictObject({
    couponId: idField<CouponId>('cpn'),
    /** the phone that shows a code of its own beside it: refused when it has lost its place */
    deviceId: idField<DeviceId>('dev').optional(),
  }),
  /** lets this phone show codes by itself, with or without a network */
  'device.register': z.strictObject({ deviceId: idField<DeviceId>('dev'), publicKey: publicKeyField }),
  /** my live coupons, signed for this phone: what it shows at tills */
  'coupons.tokens': z.strictObject({ deviceId: idField<DeviceId>('dev') }),
  /** a pay code to show at the till; with the code that the phone shows by itself, the short one names the same spend */
  'payCode.show': z.strictObject({
    shown: z.strictObject({ deviceId: idField<DeviceId>('dev'), step: z.int().min(0) }).optional(),
  }),
}

export type ShopperInputs = { [A in keyof typeof shopperInputs]: z.input<(typeof shopperInputs)[A]> }

export interface ShopperOutputs
  extends CheckoutOutputs,
    BatchOutputs,
    RestOutputs,
    PayPasswordOutputs,
    GiftOutputs,
    PlanOutputs,
    CouponGiftOutputs,
    HandOutOutputs,
    MessageOutputs,
    PointsOutputs,
    HabitOutputs,
    TransferOutputs,
    SharedOutputs,
    StatementOutputs {
  'pack.open': PackView
  'topUp.offer': TopUpOffer
  'topUp.quote': AmountView
  'topUp.start': OrderView
  'topUp.read': OrderView
  'topUp.giveUp': OrderView
  'refund.quote': RefundQuote
  'refund.start': RefundView
  'refund.read': RefundView
  'coupons.offer': CouponOffer
  'coupons.claim': CouponView
  'coupons.wallet': Wallet
  'coupons.show': ShownCode
  'device.register': DeviceSecrets
  'coupons.tokens': { tokens: { couponId: CouponId; token: string }[] }
  'payCode.show': ShownCode
}

export interface PackView {
  shopName: string
  rulesVersion: number
  /** the last characters of the pack's id, shown as the card's number */
  cardNumber: string
  kind: 'unnamed' | 'named'
  balanceFen: Fen
  principalFen: Fen
  bonusFen: Fen
  /** kept by stores until they take it or let go of it, and no part of the balance */
  heldFen: Fen
  /** what it is made of, the oldest first */
  held: HeldView[]
  /** the next bonus to expire and when (exclusive instant); null when none does */
  nextExpiry: { fen: Fen; expiresAt: Instant } | null
  ceilingFen: Fen
  points: number
  level: LevelView
  /** the shop has goods that can be ordered here */
  canOrder: boolean
  /** usable coupons, soonest expiry first */
  coupons: CouponView[]
  /** the newest three */
  latest: StatementLine[]
  /** top-ups that still wait for payment or credit, newest first: the phone resumes watching them */
  openOrders: OrderId[]
  /** a till asks for the rest of a sale, to be paid by WeChat Pay now */
  dueRest: OrderId | null
  /** only when true for this member, and while they want to hear it */
  nudge: Nudge | null
  /** whether they do */
  renewalReminder: 'on' | 'off'
  /** nothing has happened on this card yet: the tier to begin with, if one can be taken; null from the first entry on */
  welcome: { tier: { payFen: Fen; bonusFen: Fen; isFirstOffer: boolean } | null } | null
  /** family and enterprise cards that this member may pay from */
  shared: SharedCard[]
  /** set when the merchant's `staff` documents name this person */
  staff: { name: string; role: StaffRole; storeName: string } | null
  head: { seq: number; hash: string }
}

/** Money that is kept for one purpose. */
export interface HeldView {
  holdId: HoldId
  fen: Fen
  /** a store, an order under way, a sale whose rest is paid by WeChat, a payment from several cards, a top-up given back */
  what: HoldOwner['kind']
  storeName: string | null
  /** it is free again then at the latest; null where another document decides */
  until: Instant | null
}

export type StaffRole = 'clerk' | 'manager' | 'owner'

export interface LevelView {
  level: 'ordinary' | 'silver' | 'gold'
  name: string
  /** how much more must be topped up for the next level; null at the top */
  next: { name: string; moreFen: Fen } | null
  /** a level that came with a top-up ends then (exclusive); null: it is the member's own */
  until: Instant | null
}

export interface Nudge {
  tier: { tierId: string; payFen: Fen; bonusFen: Fen }
  /** "你大约每 30 天充一次 300，余额还能用约 5 天", or without a rhythm "余额还够约 6 天，上次充的 300 档送 30" */
  text: string
}

export interface TopUpOffer {
  rulesVersion: number
  balanceFen: Fen
  tiers: TierView[]
  /** null when no tier fits this member now */
  recommended: { tierId: string; reason: string } | null
  /** between neighbours: "再充 500，多得 90" */
  /** the shop may ask for my payment password */
  asksPassword: boolean
  /** from and to which amount may be typed; null: tiers only */
  custom: { leastFen: Fen; mostFen: Fen } | null
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

/** What a member gets back of a top-up now, and how that comes about: each figure of the written rule. */
export interface RefundQuote {
  refundFen: Fen
  paidFen: Fen
  bonusFen: Fen
  /** what of it is left on the card and leaves it with the refund */
  principalLeftFen: Fen
  bonusLeftFen: Fen
  /** bonus that ran out unused: not counted as used */
  bonusExpiredFen: Fen
  usedFen: Fen
  /** coupons that came with it and were used, and what they are charged together */
  couponsUsed: number
  couponsUsedFen: Fen
  /** by the way it came, or by the shop itself when that is too long ago */
  way: 'original' | 'by_hand'
}

export interface RefundView {
  refundId: TopUpRefundId
  orderId: OrderId
  refundFen: Fen
  /** under way at WeChat, paid back, given back to the card, or to be paid by the shop itself */
  state: 'under_way' | 'refunded' | 'released' | 'by_hand'
}

export interface CouponOffer {
  rulesVersion: number
  templates: {
    templateId: string
    face: CouponFace
    title: string
    rules: string[]
    /** null when it can be claimed now */
    unavailable: { message: string; nextStep: string } | null
  }[]
}

/** What stands large on the ticket. */
export type CouponFace =
  | { kind: 'threshold'; offFen: Fen; minimumFen: Fen }
  /** `payPercent` 90 is 9折; the discount is at most `capFen` */
  | { kind: 'discount'; payPercent: number; capFen: Fen | null; minimumFen: Fen }
  | { kind: 'cash'; valueFen: Fen }
  | { kind: 'exchange'; item: string }
  | { kind: 'top_up'; minimumFen: Fen; gain: 'less_to_pay' | 'more_bonus'; fen: Fen }

export interface CouponView {
  couponId: CouponId
  templateId: string
  face: CouponFace
  title: string
  rules: string[]
  /** may be given to a friend */
  transferable: boolean
  startsAt: Instant
  /** exclusive */
  expiresAt: Instant
  state: CouponStateView
}

export type CouponStateView =
  | { state: 'usable' }
  | { state: 'not_yet'; startsAt: Instant }
  | { state: 'redeemed'; at: Instant; storeName: string }
  | { state: 'expired' }
  /** on its way to a friend, and there */
  | { state: 'offered'; at: Instant }
  | { state: 'given'; at: Instant }

export interface Wallet {
  /** what fits this member now first, each with why; null when nothing speaks for it more than for another */
  usable: (CouponView & { reason: string | null })[]
  /** of them, those whose last days have come, the soonest first */
  soon: CouponView[]
  used: CouponView[]
  /** those that may still come back first, then by when they were received */
  given: CouponView[]
  expired: CouponView[]
}

/** What a phone keeps to make codes by itself. */
export interface DeviceSecrets {
  packId: PackId
  /** base64url: keys the phone's pay codes for this pack */
  paySecret: string
}

export interface ShownCode {
  /** the text of the QR code */
  code: string
  /** for typing at the till */
  shortCode: string
  /** ask for a new one from this moment on */
  refreshAt: Instant
  /** the short code and the QR are refused from this moment on */
  expiresAt: Instant
}
