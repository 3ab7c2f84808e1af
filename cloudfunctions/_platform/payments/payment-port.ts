import type { OrderId, PackId, TopUpRefundId } from '../../../src/domain/ids'
import type { Fen } from '../../../src/domain/money'
import type { BillLine } from '../../../src/domain/reconcile/bill'
import type { Instant, ShopDay } from '../../../src/domain/time'
import type { Payment, Trade } from '../../../src/domain/top-up/order'

export interface PaymentRequest {
  orderId: OrderId
  payFen: Fen
  /** what the shopper reads in the cashier */
  title: string
  payBefore: Instant
  ip: string
  /** the shared card that it tops up, so that a cashier elsewhere leads back to its page */
  sharedPackId: PackId | null
}

export interface RefundRequest {
  orderId: OrderId
  refundId: TopUpRefundId
  paidFen: Fen
  refundFen: Fen
}

/** Accepted is not paid: the result comes by a query. `by_hand`: too old for the channel, or the payer's account is gone. */
export type RefundAnswer = { refund: 'accepted' } | { refund: 'by_hand' } | { refund: 'refused'; why: string }

/** `abnormal`: the channel could not bring the money to the payer and a person must. */
export type RefundResult = 'processing' | 'refunded' | 'closed' | 'abnormal'

/** What the product asks of a way to be paid. Every answer is the channel's word, never the phone's. */
export interface PaymentPort {
  /** Asks for money under the order's own id. Repeating it answers the same. Throws PAYMENT_UNAVAILABLE. */
  request(request: PaymentRequest): Promise<Payment>
  /** Where the order stands. */
  query(orderId: OrderId): Promise<Trade>
  /** Closes an unpaid order so that it can never be paid. False while the platform does not allow it yet, or it is paid. */
  close(order: { orderId: OrderId; payBefore: Instant }): Promise<boolean>
  /** Asks for money to be given back under the refund's own id. Repeating it answers the same. Throws TRY_AGAIN. */
  refund(request: RefundRequest): Promise<RefundAnswer>
  /** Where an accepted refund stands. Throws TRY_AGAIN. */
  queryRefund(refund: { orderId: OrderId; refundId: TopUpRefundId }): Promise<RefundResult>
  /**
   * What the channel booked on a day; nothing when nothing happened. Throws TRY_AGAIN when the bill does not come,
   * BILL_UNREADABLE when it is not whole.
   */
  bill(day: ShopDay): Promise<BillLine[]>
}
