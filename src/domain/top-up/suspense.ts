import { deriveId, type OrderId, type PackId, type TopUpRefundId } from '../ids'
import { type Fen, fen } from '../money'
import type { TopUpRefund } from '../refunds/top-up-refund'
import type { Instant } from '../time'
import type { OrderState, Trade } from './order'
import type { RefundStep } from './order-refund'

type Suspense = Extract<OrderState, { state: 'suspense' }>

/** How money that fitted no order goes back to whoever paid it. */
export interface SuspenseBack {
  refundId: TopUpRefundId
  refundFen: Fen
  step: Exclude<RefundStep, 'released'>
}

/** The one refund by which money that was credited to nobody goes back. */
export function refundOfSuspense(orderId: OrderId): TopUpRefundId {
  return deriveId('rft', orderId)
}

/**
 * All that was paid goes back, whatever the order asked for. No card has it, so nothing is held and no lot is closed. Null where
 * there is nothing to give back: the channel has done so, or names no amount that could be.
 */
export function backToPayer(
  { orderId, packId }: { orderId: OrderId; packId: PackId },
  { totalFen, paidAt, refunded }: Omit<Extract<Trade, { trade: 'paid' }>, 'trade' | 'transactionId'>,
  at: Instant,
): TopUpRefund | null {
  if (refunded || !Number.isSafeInteger(totalFen) || totalFen <= 0) return null
  const paidFen = fen(totalFen)
  return {
    ...{
      refundId: refundOfSuspense(orderId),
      orderId,
      packId,
      reason: 'merchant',
      refundFen: paidFen,
      paidFen,
      paidAt,
    },
    ...{ staffId: null, uncredited: true, createdAt: at, progress: { state: 'holding' } },
  }
}

/** What the order says of a refund that is there already, when it is set aside. */
export function wayOfSuspense({ refundId, refundFen, progress }: TopUpRefund): SuspenseBack {
  const { state } = progress
  const isDone = state === 'refunded' || state === 'paid_by_hand'
  const isByHand = state === 'manual' || state === 'paying_by_hand'
  return { refundId, refundFen, step: isDone ? 'refunded' : isByHand ? 'manual_refund' : 'refunding' }
}

/** What an order that was set aside says once its money has come so far on its way back; null when it says so already. */
export function suspenseUnderRefund(
  progress: Suspense,
  { refundId, refundFen }: Pick<TopUpRefund, 'refundId' | 'refundFen'>,
  step: RefundStep,
): Suspense | null {
  // Nothing was held that could be the member's again.
  if (step === 'released' || progress.back?.step === step) return null
  return { ...progress, back: { refundId, refundFen, step } }
}
