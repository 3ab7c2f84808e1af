import * as z from 'zod'
import { type CountedBy, countedBy, counterReasons, counterVoidReasons } from '../domain/counter/counter-rules'
import type { CashCount } from '../domain/counter/drawer'
import type { CounterVoidId, OrderId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import type { Written } from './charges'
import { amountField, couponCountField, documentIdField, idField, moneyField, ticketField } from './fields'

/** Top-ups paid in the shop. The ticket is a looked-up pay code: it names the member and is not used up by this. */
export const counterInputs = {
  /** what this member can top up here and now, and what I may take; with an amount also what that would come to */
  'counter.offer': z.strictObject({ ticket: ticketField, amountFen: amountField.optional() }),
  /** credits what the member pays me now; repeating it answers the same */
  'counter.topUp': z.strictObject({
    orderId: idField<OrderId>('ord'),
    ticket: ticketField,
    /** null: an amount of the member's own, `expectedPayFen` */
    tierId: documentIdField.nullable(),
    /** what the member was told: anything else is refused, never credited */
    expectedPayFen: amountField,
    expectedBonusFen: moneyField,
    /** how many coupons the member was told of; absent: not compared */
    expectedCoupons: couponCountField.optional(),
    by: z.enum(countedBy),
    reason: z.enum(counterReasons),
  }),
  /** takes one back, unused and soon; for managers and the owner */
  'counter.void': z.strictObject({
    voidId: idField<CounterVoidId>('cvd'),
    orderId: idField<OrderId>('ord'),
    reason: z.enum(counterVoidReasons),
  }),
}

export interface CounterOutputs {
  'counter.offer': CounterOffer
  'counter.topUp': CounterReceipt
  'counter.void': CounterVoided
}

export interface CounterOffer {
  holder: string
  balanceFen: Fen
  tiers: CounterQuote[]
  /** the amount that was asked about; null when none was */
  amount: CounterQuote | null
  /** what I may take at once, and today until the day's limit; null: nothing, or not before my shift is open */
  mine: { onceFen: Fen; leftTodayFen: Fen } | null
  /** why I can take nothing now */
  refusal: { code: string; message: string; nextStep: string } | null
}

export interface CounterQuote {
  /** null for an amount of the member's own */
  tierId: string | null
  payFen: Fen
  bonusFen: Fen
  /** how many come with it */
  coupons: number
  /** why not, for this member or for me; null when it can be taken */
  unavailable: { message: string; nextStep: string } | null
}

export interface CounterReceipt extends Written {
  orderId: OrderId
  holder: string
  payFen: Fen
  bonusFen: Fen
  coupons: number
  balanceFen: Fen
  by: CountedBy
  creditedAt: Instant
  repeated: boolean
}

export interface CounterVoided {
  orderId: OrderId
  payFen: Fen
  bonusFen: Fen
  /** how the member gets it back: out of the drawer, or through the terminal */
  by: CountedBy
  voidedAt: Instant
}

/** The money of a shift. */
export interface DrawerView {
  floatFen: Fen
  cashFen: Fen
  posFen: Fen
  /** how it was counted at the end; null while it is open, or when there was nothing to count */
  count: CashCount | null
}
