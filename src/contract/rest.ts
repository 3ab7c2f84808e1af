import * as z from 'zod'
import type { OrderId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import { goodsFields, isAmountOrLines } from './charges'
import { amountField, idField, nothing, ticketField } from './fields'
import type { PaymentParameters } from './top-up'

const orderIdField = idField<OrderId>('ord')

/** A sale whose balance is short, as the till asks for it: balance and coupons are held, the phone pays the rest. */
export const tillRestInputs = {
  'rest.start': z
    .strictObject({
      ticket: ticketField,
      ...goodsFields,
      /** what the till showed: the price, and how much of it the balance does not cover */
      expectedPayableFen: amountField,
      expectedRestFen: amountField,
    })
    .refine(isAmountOrLines, { path: ['amountFen'] }),
  /** where it stands; asks WeChat itself when the notice is late */
  'rest.watch': z.strictObject({ orderId: orderIdField }),
  /** gives it up: closed at WeChat first, then nothing is held any more */
  'rest.cancel': z.strictObject({ orderId: orderIdField }),
}

/** The same as the member's phone pays it. */
export const restInputs = {
  /** what a till asks me to pay now */
  'rest.due': nothing,
  'rest.pay': z.strictObject({ orderId: orderIdField }),
  'rest.read': z.strictObject({ orderId: orderIdField }),
}

export interface TillRestOutputs {
  'rest.start': TillRest
  'rest.watch': TillRest
  'rest.cancel': TillRest
}

export interface RestOutputs {
  'rest.due': { rest: Rest | null }
  'rest.pay': Rest
  'rest.read': Rest
}

/** waiting: nothing was paid; crediting: paid, not booked yet; returned: paid too late, on its way back. */
export type RestState = 'waiting' | 'crediting' | 'paid' | 'closed' | 'returned' | 'suspense'

export interface TillRest {
  orderId: OrderId
  holder: string
  storeName: string
  /** the price, what the balance pays of it, and what WeChat Pay does */
  payableFen: Fen
  balanceFen: Fen
  restFen: Fen
  /** what was not paid by then is given back */
  payBefore: Instant
  state: RestState
}

export interface Rest extends TillRest {
  /** for the payment sheet; null before `rest.pay`, and when there is nothing to pay any more */
  payment: PaymentParameters | null
}
