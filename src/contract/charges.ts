import * as z from 'zod'
import type { SpendRefundId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { refundReasons } from '../domain/pack/refund-spend'
import { MOST_ORDER_LINES } from '../domain/pricing/order-line'
import type { Instant } from '../domain/time'
import { type Menu, type PriceView, shownPointsField, wantedProductField } from './checkout'
import { amountField, categoryField, idField, moneyField, nothing, receiptField, ticketField } from './fields'

/** An amount of goods of one category; null: of none that an offer names. */
const categoryLineField = z.strictObject({ category: categoryField.nullable(), amountFen: amountField })

/** What is sold, before any offer: an amount as a whole, or the lines that it is made of. */
export const goodsFields = {
  amountFen: amountField.optional(),
  lines: z
    .array(z.union([wantedProductField, categoryLineField]))
    .min(1)
    .max(MOST_ORDER_LINES)
    .optional(),
}

export function isAmountOrLines({ amountFen, lines }: { amountFen?: unknown; lines?: unknown }): boolean {
  return (amountFen === undefined) !== (lines === undefined)
}

/** Lines come with the price that was shown for them: what they are worth as they stand is nobody's to say. */
export function areLinesPriced({
  lines,
  expectedPayableFen,
}: {
  lines?: unknown
  expectedPayableFen?: unknown
}): boolean {
  return lines === undefined || expectedPayableFen !== undefined
}

/** Taking money from members at the till, keeping it, and giving it back. */
export const chargeInputs = {
  /** what the shop sells, for a till that takes money by goods or by category */
  'charge.goods': nothing,
  /** the member's best price for these goods: balance, member prices and coupons, line by line */
  'charge.quote': z
    .strictObject({
      ticket: ticketField,
      ...goodsFields,
      /** with the member's points as far as they go; absent: without */
      usePoints: z.boolean().optional(),
    })
    .refine(isAmountOrLines, { path: ['amountFen'] }),
  /**
   * The ticket names the one spend that its pay code allows: repeating it answers the same, another amount is refused. With
   * the payable of a quote it charges the best price, if that is still the same; without it an amount as it stands.
   */
  'balance.charge': z
    .strictObject({
      ticket: ticketField,
      ...goodsFields,
      expectedPayableFen: moneyField.optional(),
      /** with the payable of a quote: the points that it showed */
      points: shownPointsField.optional(),
    })
    .refine(isAmountOrLines, { path: ['amountFen'] })
    .refine(areLinesPriced, { path: ['expectedPayableFen'] }),
  /** keeps an amount for my store, to be captured or released; a code that holds does not pay any more */
  'balance.hold': z.strictObject({
    ticket: ticketField,
    amountFen: amountField,
    /** for how long: from five minutes to three days */
    minutes: z.int().min(5).max(4320),
  }),
  /** takes all or a part of what my store holds; what is not taken is the member's to spend again */
  'hold.capture': z.strictObject({ receiptId: receiptField, amountFen: amountField }),
  'hold.release': z.strictObject({ receiptId: receiptField }),
  /** gives a charge of my store back to what paid it, the card's lots first, all or a part; for managers and the owner */
  'charge.refund': z.strictObject({
    refundId: idField<SpendRefundId>('rfd'),
    receiptId: receiptField,
    amountFen: amountField,
    reason: z.enum(refundReasons),
  }),
}

export interface ChargeOutputs {
  'charge.goods': { products: Menu['products'] }
  'charge.quote': PriceView
  'balance.charge': ChargeReceipt
  'balance.hold': HoldReceipt
  'hold.capture': CaptureReceipt
  'hold.release': ReleaseReceipt
  'charge.refund': RefundReceipt
}

/** The entry that a receipt is drawn from, by its place in the member's chain and its hash: on paper it pins the ledger. */
export interface Written {
  entry: { seq: number; hash: string }
}

export interface HoldView {
  /** names the hold when it is captured or released */
  receiptId: string
  amountFen: Fen
  heldAt: Instant
  /** exclusive: from then on it is free again */
  until: Instant
}

export interface HoldReceipt extends HoldView, Written {
  holder: string
  repeated: boolean
}

export interface CaptureReceipt extends ChargeReceipt {
  /** of what was held, free again */
  releasedFen: Fen
}

export interface RefundReceipt {
  /** null when nothing goes to the card: the entry of what WeChat Pay gives back is written once it has */
  entry: Written['entry'] | null
  holder: string
  amountFen: Fen
  /** of it to WeChat Pay, which paid beside the balance, and how far that has come */
  wechatFen: Fen
  wechat: 'none' | 'under_way' | 'refunded' | 'by_hand'
  principalFen: Fen
  bonusFen: Fen
  /** given back to the card of this charge altogether */
  refundedFen: Fen
  pointsTaken: number
  /** points of this charge that the member had used already */
  pointsShortfall: number
  refundedAt: Instant
  repeated: boolean
}

export interface ReleaseReceipt extends Written {
  holder: string
  amountFen: Fen
  releasedAt: Instant
  repeated: boolean
}

export interface ChargeReceipt extends Written {
  holder: string
  amountFen: Fen
  /** before member prices and coupons; null when nothing lowered it */
  orderFen: Fen | null
  /** titles of the coupons that were used */
  coupons: string[]
  principalFen: Fen
  bonusFen: Fen
  balanceFen: Fen
  pointsEarned: number
  chargedAt: Instant
  repeated: boolean
}
