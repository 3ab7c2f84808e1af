import * as z from 'zod'
import type { CheckoutId, CouponId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { MOST_ORDER_LINES, MOST_PIECES } from '../domain/pricing/order-line'
import type { Product } from '../domain/pricing/product'
import type { Instant } from '../domain/time'
import { amountField, documentIdField, idField, moneyField, nothing } from './fields'

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

export const checkoutInputs = {
  /** what can be ordered, and where */
  'checkout.menu': nothing,
  /** the best price of an order, with its explanation; reserves nothing */
  'checkout.price': z.strictObject({
    storeId: documentIdField,
    lines: linesField,
    /** with points as far as they go; absent: without */
    usePoints: z.boolean().optional(),
  }),
  /** keeps coupons and money for this attempt, at the price that was seen */
  'checkout.reserve': z.strictObject({
    checkoutId: checkoutIdField,
    storeId: documentIdField,
    lines: linesField,
    expectedPayableFen: moneyField,
    points: shownPointsField.optional(),
  }),
  /** pays what was reserved */
  'checkout.confirm': z.strictObject({ checkoutId: checkoutIdField }),
  /** gives it back */
  'checkout.release': z.strictObject({ checkoutId: checkoutIdField }),
}

export interface CheckoutOutputs {
  'checkout.menu': Menu
  'checkout.price': PriceView
  'checkout.reserve': ReservedView
  'checkout.confirm': PaidView
  'checkout.release': ReleasedView
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
