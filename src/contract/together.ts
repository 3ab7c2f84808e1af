import * as z from 'zod'
import type { PaymentId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { MOST_PAYERS } from '../domain/payments/payment'
import type { Instant } from '../domain/time'
import { areLinesPriced, goodsFields, isAmountOrLines, type Written } from './charges'
import type { PriceView } from './checkout'
import { idField, moneyField, ticketField } from './fields'

const ticketsField = z.array(ticketField).min(1).max(MOST_PAYERS)

/**
 * One payment from several packs at the till, all of it or nothing. Each ticket names the one spend that its pay code allows;
 * they stand in the order in which the codes were shown, and the first pack brings its member prices and coupons.
 */
export const togetherInputs = {
  /** what they would pay together, who how much, and what is missing; reserves nothing */
  'charge.quoteTogether': z
    .strictObject({ tickets: ticketsField, ...goodsFields })
    .refine(isAmountOrLines, { path: ['amountFen'] }),
  /** with the payable of a quote at the best price, if that is still the same; without it an amount as it stands */
  'balance.chargeTogether': z
    .strictObject({
      paymentId: idField<PaymentId>('pay'),
      tickets: ticketsField,
      ...goodsFields,
      expectedPayableFen: moneyField.optional(),
    })
    .refine(isAmountOrLines, { path: ['amountFen'] })
    .refine(areLinesPriced, { path: ['expectedPayableFen'] }),
}

export interface TogetherOutputs {
  'charge.quoteTogether': TogetherQuote
  'balance.chargeTogether': TogetherReceipt
}

export interface TogetherQuote extends Pick<PriceView, 'explanation' | 'note' | 'amountFen' | 'discountFen'> {
  payableFen: Fen
  /** what no card that was shown covers; 0: the payment can be taken */
  missingFen: Fen
  /** one for each ticket, in their order */
  payers: QuotedPayer[]
}

export interface QuotedPayer {
  holder: string
  /** how much it can pay: its balance, as far as its limits let it */
  mostFen: Fen
  /** what stands against its paying all it has, in words; null: nothing does */
  limit: string | null
  paysFen: Fen
  /** the place of an earlier ticket for the same pack, which counts; null: this is its first */
  sameAs: number | null
}

export interface TogetherReceipt {
  storeName: string
  /** what all parts come to */
  amountFen: Fen
  /** before member prices and coupons; null when nothing lowered it */
  orderFen: Fen | null
  /** titles of the coupons that were used */
  coupons: string[]
  /** who paid how much, and what each has left, in the order of the tickets; each part is a sale with a receipt of its own */
  parts: TogetherPart[]
  chargedAt: Instant
}

export interface TogetherPart extends Written {
  receiptId: string
  holder: string
  amountFen: Fen
  balanceFen: Fen
  pointsEarned: number
}
