import type { ChannelId } from '../channels/channel'
import type { OrderId, PackId, TopUpRefundId } from '../ids'
import type { Fen } from '../money'
import { isAhead } from '../pack/repeats'
import type { RestOfSale } from '../payments/rest'
import { Refusal } from '../refusal'
import { type Instant, later, MINUTE } from '../time'
import type { BatchLine } from './batch'
import type { Quote } from './quote'
import type { SuspenseBack } from './suspense'

/** How long the shopper may pay. WeChat refuses to close an order in its first five minutes, so it is a little longer. */
export const PAYMENT_WINDOW = 10 * MINUTE

/** What stays the same through an order's life. The quote is frozen: it is what was promised. */
export interface OrderBase {
  orderId: OrderId
  packId: PackId
  quote: Quote
  createdAt: Instant
  payBefore: Instant
  /** what it is the rest of, when it is no top-up */
  rest?: RestOfSale
  /** the cards that it pays for, when it is for several */
  batch?: BatchLine[]
}

/** What the SDK hands to wx.requestPayment. */
export interface SheetPayment {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'MD5' | 'HMAC-SHA256' | 'RSA'
  paySign: string
}

/** A channel's own cashier, which a browser goes to: by its address, or with fields that are posted there. */
export interface CashierPage {
  url: string
  /** null: the address is all */
  fields: Record<string, string> | null
}

/** What the shopper pays with: in WeChat's sheet over the page, or at a cashier elsewhere. */
export type Payment = SheetPayment | CashierPage

/** Whether it is paid on a page elsewhere, and not in WeChat's own sheet. */
export function isCashierPage(payment: Payment): payment is CashierPage {
  return 'url' in payment
}

/** Who paid what, by the channel's word. */
interface Paid {
  transactionId: string
  paidAt: Instant
  /** it came when nothing was to be paid any more: the bare money is credited, and goes back by itself */
  late?: true
}

/** What a credited order keeps for good. */
interface Credited extends Paid {
  settledAt: Instant
  /** what came late did not go back by itself: the member had used some of it, or the channel would not take it */
  kept?: true
}

/** What was paid back of an order, over all refunds of it. */
export interface PaidBack {
  refundedFen: Fen
  refundedAt: Instant
}

/** A refund that has begun, and what earlier ones paid back. */
interface GivenBack {
  refundId: TopUpRefundId
  refundFen: Fen
  since: Instant
  earlier: PaidBack | null
}

/** An order whose credit lies in the ledger. */
export type CreditedState =
  | ({ state: 'settled' } & Credited)
  /** what is left of it is held, and WeChat is asked to pay it back */
  | ({ state: 'refunding' } & Credited & GivenBack)
  /** WeChat cannot pay it back any more: what is left of it stays held until a person has */
  | ({ state: 'manual_refund' } & Credited & GivenBack)
  | ({ state: 'refunded'; refundId: TopUpRefundId } & Credited & PaidBack)

export type OrderState =
  | { state: 'created' }
  | { state: 'paying'; payment: Payment }
  /** the shopper pays by another way instead: to be closed at the channel, and what comes all the same goes back */
  | { state: 'given_up'; since: Instant }
  | ({ state: 'paid' } & Paid)
  | CreditedState
  | { state: 'closed'; closedAt: Instant; reason: 'refused' | 'unpaid' | 'given_up' }
  /** paid, but not what was asked for: credited to nobody, told to the shop; `back` where all of it goes back to who paid */
  | { state: 'suspense'; since: Instant; reason: string; back?: SuspenseBack }

export type Order = OrderBase & {
  /** by which way it is to be paid; null until that was asked for, and in orders older than the choice */
  channel: ChannelId | null
  progress: OrderState
}

/**
 * An order before anything is asked to be paid. Refuses an id from the future (COMMAND_ID_TIME): its payment could not
 * be credited before that time has come.
 */
export function newOrder(orderId: OrderId, packId: PackId, quote: Quote, at: Instant): Order | Refusal {
  if (isAhead(orderId, at)) return new Refusal('COMMAND_ID_TIME', {})
  return {
    orderId,
    packId,
    quote,
    createdAt: at,
    payBefore: later(at, PAYMENT_WINDOW),
    channel: null,
    progress: { state: 'created' },
  }
}

/** When the clock should look at an order again; null when it has come to its end. */
export function dueAtOf(order: Order): Instant | null {
  switch (order.progress.state) {
    case 'created':
    case 'paying':
    case 'given_up':
      return order.payBefore
    case 'paid':
      return order.progress.paidAt
    case 'settled':
    case 'refunding':
    case 'manual_refund':
    case 'refunded':
    case 'closed':
    case 'suspense':
      return null
    default:
      return order.progress satisfies never
  }
}

/** What a channel says about an order. */
export type Trade =
  /** `refunded`: the shop has given some or all of it back at the channel since */
  | { trade: 'paid'; transactionId: string; totalFen: number; paidAt: Instant; refunded: boolean }
  | { trade: 'unpaid' }
  | { trade: 'closed' }
  | { trade: 'unknown' }

/** Why a payment cannot be credited by itself, in Chinese; null when it is exactly what was asked for. */
export function whyNotCredited(order: Order, trade: Extract<Trade, { trade: 'paid' }>): string | null {
  if (trade.refunded) return '这笔付款已在支付平台退款'
  if (trade.totalFen !== order.quote.payFen) {
    return `应付 ${order.quote.payFen} 分，实付 ${trade.totalFen} 分`
  }
  return null
}

/** Whether the shopper pays by another way instead, so that money which comes all the same is not wanted. */
export function isGivenUp({ progress }: Pick<Order, 'progress'>): boolean {
  return progress.state === 'given_up' || (progress.state === 'closed' && progress.reason === 'given_up')
}
