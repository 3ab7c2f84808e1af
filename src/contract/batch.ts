import * as z from 'zod'
import type { OrderId, PackId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import { amountField, documentIdField, idField, moneyField, nothing } from './fields'
import { guardFields, type ReviewStanding } from './risk'
import type { PaymentParameters } from './top-up'

/** How a card is named: a member of a shared card of mine, a phone number on file, or the number of a bound physical card. */
const cardField = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('shared'),
    sharedPackId: idField<PackId>('pk'),
    memberPackId: idField<PackId>('pk'),
  }),
  z.strictObject({ by: z.literal('phone'), phone: z.string().regex(/^1[3-9]\d{9}$/) }),
  z.strictObject({ by: z.literal('card_number'), cardNumber: z.string().trim().min(1).max(40) }),
])

export type CardInput = z.input<typeof cardField>

/** Several cards in one payment. */
export const batchInputs = {
  /** what can be chosen, for whom, and the newest payments of mine */
  'batch.offer': nothing,
  /** whose card it is that I mean */
  'batch.find': z.strictObject({ card: cardField }),
  /** starts the one payment under an order id made on the phone; repeating it goes on */
  'batch.start': z.strictObject({
    orderId: idField<OrderId>('ord'),
    cards: z
      .array(
        z.strictObject({
          card: cardField,
          /** null: an amount of my own, `expectedPayFen` */
          tierId: documentIdField.nullable(),
          expectedPayFen: amountField,
          expectedBonusFen: moneyField,
        }),
      )
      .min(1)
      .max(50),
    ...guardFields,
  }),
  /** how each card of a payment of mine fares. Asks WeChat itself while the order is open */
  'batch.read': z.strictObject({ orderId: idField<OrderId>('ord') }),
}

export interface BatchOutputs {
  'batch.offer': BatchOffer
  'batch.find': { holder: string }
  'batch.start': BatchView
  'batch.read': BatchView
}

export interface BatchOffer {
  /** null: the shop does not offer it */
  limits: { mostCards: number; mostFen: Fen } | null
  tiers: { tierId: string; payFen: Fen; bonusFen: Fen }[]
  /** the shared cards that I own, with everybody else on them */
  shared: { sharedPackId: PackId; name: string; members: { memberPackId: PackId; name: string }[] }[]
  /** the newest five */
  mine: { orderId: OrderId; payFen: Fen; cards: number; createdAt: Instant; state: BatchView['state']['state'] }[]
  review: ReviewStanding | null
}

export interface BatchView {
  orderId: OrderId
  payFen: Fen
  bonusFen: Fen
  state:
    | { state: 'paying'; payment: PaymentParameters; payBefore: Instant }
    /** paid: some cards have it, others not yet */
    | { state: 'crediting' }
    /** every card has it, or its share is on its way back */
    | { state: 'settled'; settledAt: Instant }
    | { state: 'closed'; message: string; nextStep: string }
    | { state: 'suspense'; message: string; nextStep: string }
  cards: BatchCardView[]
}

export interface BatchCardView {
  holder: string
  payFen: Fen
  bonusFen: Fen
  /** `given_back`: this card could not take it; its share goes, or went, back to me */
  state: 'waiting' | 'credited' | 'going_back' | 'given_back'
}
