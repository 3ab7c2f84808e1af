import * as z from 'zod'
import type { ClosingState } from '../domain/closing/closing'
import type { ClosingId, OrderId, TopUpRefundId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { TopUpRefundState } from '../domain/refunds/top-up-refund'
import type { Instant } from '../domain/time'
import { idField, noteField, nothing } from './fields'

const ofClosing = z.strictObject({ closingId: idField<ClosingId>('cls') })

/** The shop closes and gives back what was paid and not used; all of it is the owner's. */
export const closingInputs = {
  /** the newest closing, with what it came to so far */
  'closing.read': nothing,
  /** nobody tops up from now on, and every member gets the unused rest of each top-up back by the rule `merchant` */
  'closing.start': z.strictObject({
    closingId: idField<ClosingId>('cls'),
    reason: noteField,
    /** the shop's name, written once more */
    confirmation: z.string().trim().min(1).max(60),
  }),
  /** stops going on to further members; refunds that have begun go their way */
  'closing.pause': ofClosing,
  'closing.resume': ofClosing,
  /** the shop goes on after all: members may top up again, and what was given back stays so */
  'closing.reopen': ofClosing,
  /** a page of what was given back; the first page also brings what is left to be given back by hand */
  'closing.report': z.strictObject({
    closingId: idField<ClosingId>('cls'),
    after: idField<TopUpRefundId>('rft').optional(),
  }),
}

export interface ClosingOutputs {
  'closing.read': { shopName: string; closing: ClosingView | null }
  'closing.start': ClosingView
  'closing.pause': ClosingView
  'closing.resume': ClosingView
  'closing.reopen': ClosingView
  'closing.report': ClosingReport
}

export interface ClosingView {
  closingId: ClosingId
  reason: string
  startedAt: Instant
  state: ClosingState['state']
  /** how often all members were gone through, the present round included, and how many of them in it so far */
  round: number
  looked: number
  refunded: Sum
  /** at WeChat, or just begun */
  underWay: Sum
  /** to be paid by the shop itself, then marked with `refund.paid` */
  byHand: Sum
}

export interface Sum {
  count: number
  fen: Fen
}

export interface ClosingReport {
  refunds: {
    refundId: TopUpRefundId
    orderId: OrderId
    holder: string
    paidAt: Instant
    paidFen: Fen
    refundFen: Fen
    state: TopUpRefundState['state']
  }[]
  /** principal that no payment of that member explains, such as a gift's; null: that pack is frozen */
  leftovers: { holder: string; principalFen: Fen | null }[]
  /** the `after` of the next page; null when there is none */
  next: TopUpRefundId | null
}
