import * as z from 'zod'
import type { CheckoutId, CouponId, PackId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { MOST_ORDER_LINES, MOST_PIECES } from '../domain/pricing/order-line'
import type { Product } from '../domain/pricing/product'
import type { Instant } from '../domain/time'
import { amountField, documentIdField, idField, moneyField, nothing } from './fields'
import type { Rest } from './rest'

/** Something off the shop's list, and how many of it. */
export const wantedProductField = z.strictObject({
  productId: documentIdField,
  quantity: z.int().min(1).max(MOST_PIECES),
})

const linesField = z.array(wantedProductField).min(1).max(MOST_ORDER_LINES)

const checkoutIdField = idField<CheckoutId>('cko')

/** Points that are to pay a part, as they were shown. */
export const shownPointsField = z.strictObject({
  points: z.int().min(1).max(100_000_000),
  pointsFen: amountField,
})

/** The card that pays: a shared one that I belong to; absent: my own. */
const sharedPackIdField = idField<PackId>('pk').optional()

const attemptField = z.strictObject({ checkoutId: checkoutIdField, sharedPackId: sharedPackIdField })

export const checkoutInputs = {
  /** what can be ordered, and where */
  'checkout.menu': nothing,
  /** the best price of an order, with its explanation; reserves nothing */
  'checkout.price': z.strictObject({
    storeId: documentIdField,
    lines: linesField,
    /** with points as far as they go; absent: without */
    usePoints: z.boolean().optional(),
    /** which card pays: a shared one, or any: whichever suffices, my own before the others; absent: my own */
    sharedPackId: z.union([idField<PackId>('pk'), z.literal('any')]).optional(),
  }),
  /** keeps coupons and money for this attempt, at the price that was seen */
  'checkout.reserve': z.strictObject({
    checkoutId: checkoutIdField,
    storeId: documentIdField,
    lines: linesField,
    expectedPayableFen: moneyField,
    points: shownPointsField.optional(),
    sharedPackId: sharedPackIdField,
  }),
  /** pays what was reserved */
  'checkout.confirm': attemptField,
  /** gives it back */
  'checkout.release': attemptField,
  /** keeps coupons and balance for this attempt, and asks WeChat Pay for the rest; again: the same payment */
  'checkout.payRest': z.strictObject({
    checkoutId: checkoutIdField,
    storeId: documentIdField,
    lines: linesField,
    /** what was shown: the price, and what of it points and balance do not pay */
    expectedPayableFen: amountField,
    expectedRestFen: amountField,
    points: shownPointsField.optional(),
    sharedPackId: sharedPackIdField,
  }),
  /** where it stands; asks WeChat itself when the notice is late */
  'checkout.readRest': z.strictObject({ checkoutId: checkoutIdField }),
  /** I pay otherwise: nothing is held for it any more, and what is paid all the same goes back */
  'checkout.giveUpRest': z.strictObject({ checkoutId: checkoutIdField }),
}

export interface CheckoutOutputs {
  'checkout.menu': Menu
  'checkout.price': CheckoutPrice
  'checkout.reserve': ReservedView
  'checkout.confirm': PaidView
  'checkout.release': ReleasedView
  'checkout.payRest': OrderRest
  'checkout.readRest': OrderRest
  'checkout.giveUpRest': OrderRest
}

export interface Menu {
  rulesVersion: number
  stores: { storeId: string; name: string }[]
  products: Product[]
}

export interface PriceView {
  lines: { lineId: string; name: string; quantity: number; amountFen: Fen; discountFen: Fen; netFen: Fen }[]
  /** from the listed price to what is paid, in words; it adds up */
  explanation: { id: string; words: string; fen: Fen }[]
  amountFen: Fen
  discountFen: Fen
  /** before points */
  payableFen: Fen
  /** points that pay a part of it, and what they are worth */
  points: number
  pointsFen: Fen
  /** what points could pay of it; null when none could */
  pointsOffer: { points: number; pointsFen: Fen } | null
  /** what the balance pays of it, and what it lacks */
  balanceFen: Fen
  restFen: Fen
  couponIds: CouponId[]
  /** coupons that lower nothing here, with the reason; null: others together take off more */
  unused: { couponId: CouponId; title: string; reason: { message: string; nextStep: string } | null }[]
  /** set when there were too many combinations to try them all */
  note: string | null
}

/** A price as one of my cards pays it, with what the others would make of it. */
export interface CheckoutPrice extends PriceView {
  /** the card that it was found for; null: my own */
  sharedPackId: PackId | null
  /** false where more on that card would not help: a limit of mine on it stands in the way */
  topUpHelps: boolean
  /** every card that I pay from, my own first; empty when that is the only one */
  cards: CheckoutCard[]
}

export interface CheckoutCard {
  sharedPackId: PackId | null
  /** "家庭卡 · 7K3F"; null: my own */
  name: string | null
  /** the price on this card, and what of it the card does not pay */
  payableFen: Fen
  restFen: Fen
}

/** An order of which WeChat Pay pays the rest, from the first tap to its end. */
export interface OrderRest extends Rest {
  checkoutId: CheckoutId
  /** the shared card that pays the other part; null: my own */
  sharedPackId: PackId | null
  /** what offers took off the listed prices */
  savedFen: Fen
  /** points that pay a part, and what they are worth */
  points: number
  pointsFen: Fen
}

export interface ReservedView {
  checkoutId: CheckoutId
  payableFen: Fen
  /** what is not confirmed by then is given back */
  until: Instant
  repeated: boolean
}

export interface PaidView {
  checkoutId: CheckoutId
  paidFen: Fen
  /** points that paid beside it */
  pointsUsed: number
  /** what offers took off the listed prices */
  savedFen: Fen
  pointsEarned: number
  balanceFen: Fen
  paidAt: Instant
  repeated: boolean
}

export interface ReleasedView {
  checkoutId: CheckoutId
  releasedFen: Fen
  repeated: boolean
}
