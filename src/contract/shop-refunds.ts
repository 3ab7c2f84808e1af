import * as z from 'zod'
import type { PayWay } from '../domain/channels/channel'
import type { CountedBy } from '../domain/counter/counter-rules'
import type { OrderId, TopUpRefundId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { TopUpRefundReason } from '../domain/refunds/refund-terms'
import type { TopUpRefundState } from '../domain/refunds/top-up-refund'
import type { Instant } from '../domain/time'
import { amountField, idField, noteField, nothing, ticketField } from './fields'
import type { RefundQuote } from './refunds'

/** Whose wish it is, or whose fault: the shop judges no cooling-off, which within its days comes to the same. */
const reasonField = z.enum(['consumer', 'merchant'])
export type ShopRefundReason = z.output<typeof reasonField>

/** The shop gives members' top-ups back. The ticket is a looked-up pay code: it names the member and is not used up by this. */
export const shopRefundInputs = {
  /** the top-ups of the member whose pay code or order number this is, of which something is left */
  'refund.lookUp': z.strictObject({
    member: z.union([z.strictObject({ ticket: ticketField }), z.strictObject({ orderId: idField<OrderId>('ord') })]),
  }),
  /** what the member would get back of one now, by the rule for the reason */
  'refund.quote': z.strictObject({ orderId: idField<OrderId>('ord'), reason: reasonField }),
  /** gives a member's top-up back: asked for at the shop, or because the shop cannot perform any more */
  'refund.give': z.strictObject({
    refundId: idField<TopUpRefundId>('rft'),
    orderId: idField<OrderId>('ord'),
    reason: reasonField,
    expectedFen: amountField,
  }),
  /** how far one has come; asks WeChat itself while it is under way */
  'refund.read': z.strictObject({ refundId: idField<TopUpRefundId>('rft') }),
  /** refunds that are too old for WeChat: the shop pays them itself */
  'refund.byHand': nothing,
  /** the shop has paid one of them, and how: what is written the first time stays */
  'refund.paid': z.strictObject({ refundId: idField<TopUpRefundId>('rft'), note: noteField.optional() }),
}

export interface ShopRefundOutputs {
  'refund.lookUp': MembersTopUps
  'refund.quote': ShopRefundQuote
  'refund.give': GivenRefund
  'refund.read': GivenRefund
  'refund.byHand': { refunds: GivenRefund[] }
  'refund.paid': GivenRefund
}

export interface MembersTopUps {
  /** "会员 · 7K3F", or of a shared card "家庭卡 · 2M4P" */
  holder: string
  /** the newest first, those with something left or on its way back */
  topUps: TopUpOnCard[]
  /** older ones that are not listed */
  notListed: number
  /** what else is on the card: no top-up of its own stands behind it, so nothing of it can go back this way */
  others: { cameBy: OtherMoney; fen: Fen }[]
}

/** How money came to a card that was not topped up there. */
export type OtherMoney = 'gift' | 'transfer' | 'physical_card' | 'correction' | 'points' | 'other'

export interface TopUpOnCard {
  orderId: OrderId
  paidAt: Instant
  payFen: Fen
  bonusFen: Fen
  paidBy: PayWay | CountedBy
  /** where it was paid; null: by phone */
  storeName: string | null
  /** one of several cards that one payment topped up: it goes back to whoever paid */
  isShare: boolean
  principalLeftFen: Fen
  bonusLeftFen: Fen
  /** a refund of it that is under way: everything of it is frozen */
  refundId: TopUpRefundId | null
}

export interface ShopRefundQuote extends RefundQuote {
  orderId: OrderId
  holder: string
  paidAt: Instant
  paidBy: PayWay | CountedBy
  reason: ShopRefundReason
}

export interface GivenRefund {
  refundId: TopUpRefundId
  /** whose it is */
  holder: string
  orderId: OrderId
  reason: TopUpRefundReason
  refundFen: Fen
  paidFen: Fen
  createdAt: Instant
  state: TopUpRefundState['state']
  /** why nothing was paid back, once the money is on the card again; null otherwise */
  why: string | null
  /** what a person has to do now; null while nobody has to */
  whatToDo: string | null
  /** how the shop paid it, in the words of who did; null otherwise */
  note: string | null
}
