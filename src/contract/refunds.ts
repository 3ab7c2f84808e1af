import * as z from 'zod'
import type { OrderId, TopUpRefundId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { TopUpLeft } from '../domain/refunds/refund-terms'
import { amountField, idField } from './fields'

/** Giving back a top-up. */
export const refundInputs = {
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
}

export interface RefundOutputs {
  'refund.quote': RefundQuote
  'refund.start': RefundView
  'refund.read': RefundView
}

/** What a member gets back of a top-up now, and how that comes about: each figure of the written rule. */
export interface RefundQuote extends Omit<TopUpLeft, 'paidAt'> {
  refundFen: Fen
  usedFen: Fen
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
