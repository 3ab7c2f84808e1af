import type { ChannelId } from '../channels/channel'
import type { CaptureId, ClosingId, OrderId, PackId, SpendId, SpendRefundId, TopUpRefundId } from '../ids'
import type { OfferBack, PaidPoints } from '../ledger/facts/sale-facts'
import type { Fen } from '../money'
import type { RefundReason } from '../pack/refund-spend'
import { DAY, type Instant, later, SECOND } from '../time'
import type { TopUpRefundReason } from './refund-terms'

/** WeChat gives money back by the way it came for a year; afterwards a person must. */
const ORIGINAL_WAY = 365 * DAY

export interface TopUpRefund {
  refundId: TopUpRefundId
  orderId: OrderId
  packId: PackId
  reason: TopUpRefundReason
  /** what the member gets: frozen when it was asked for, and asked for again in the write that takes the hold */
  refundFen: Fen
  paidFen: Fen
  paidAt: Instant
  /** the payment that it is a share of, and all that it came to; absent when it was paid by itself */
  paidUnder?: { orderId: OrderId; totalFen: Fen }
  /** the closing of the shop that gives it back; absent for every other reason */
  closingId?: ClosingId
  /** null: the member asked */
  staffId: string | null
  createdAt: Instant
  progress: TopUpRefundState
  /** the money of a payment that fitted no order: no card was credited with it, so nothing is held and no lot is closed */
  uncredited?: true
  /** set when it is no top-up that goes back but what was paid beside the balance of a sale */
  sale?: SaleRefund
}

/** The sale whose rest goes back, with what of it goes back to the card under an id of its own. */
export interface SaleRefund {
  spendRefundId: SpendRefundId
  saleId: SpendId | CaptureId
  storeId: string
  storeName: string
  reason: RefundReason
  balanceFen: Fen
  /** nothing of the sale is left after it; absent in what older versions wrote */
  isLastPart?: boolean
  /** what of its coupons goes back with the rest; absent when none lowered it */
  offersBack?: OfferBack[]
  /** points that come back with the rest; absent when none do */
  pointLots?: PaidPoints['lots']
}

export type TopUpRefundState =
  /** what is left of the top-up is being held: nothing was asked to be paid before that */
  | { state: 'holding' }
  /** WeChat has taken the refund; its result is asked for */
  | { state: 'requested'; requestedAt: Instant }
  | { state: 'refunded'; refundedAt: Instant }
  /** WeChat will not pay: what is held goes back to the member */
  | { state: 'failed'; why: string }
  | { state: 'released'; releasedAt: Instant; why: string }
  /** too old for WeChat: the shop pays by hand and says so */
  | { state: 'manual'; since: Instant }
  /** a person has paid, and says how: the held lots are being closed */
  | { state: 'paying_by_hand'; since: Instant; staffId: string; note?: string }
  | { state: 'paid_by_hand'; paidAt: Instant; staffId: string; note?: string }

/** By which way the money of a top-up goes back. */
export type WayBack = { way: 'original'; channel: ChannelId | null } | { way: 'by_hand' }

/** What was paid in the shop goes back from hand to hand, and after a year so does everything. */
export function wayBack(
  { paidBy, paidAt }: { paidBy: ChannelId | null | 'counter'; paidAt: Instant },
  at: Instant,
): WayBack {
  if (paidBy === 'counter' || at >= later(paidAt, ORIGINAL_WAY)) return { way: 'by_hand' }
  return { way: 'original', channel: paidBy }
}

/** When the clock should look again; null when it has come to its end, or waits for a person. */
export function refundDueAt({ progress, createdAt }: TopUpRefund): Instant | null {
  switch (progress.state) {
    case 'holding':
      return later(createdAt, 30 * SECOND)
    case 'requested':
      return later(progress.requestedAt, 5 * SECOND)
    case 'failed':
      return createdAt
    case 'paying_by_hand':
      return progress.since
    case 'refunded':
    case 'released':
    case 'paid_by_hand':
    case 'manual':
      return null
    default:
      return progress satisfies never
  }
}
