import type { TopUpRefundId } from '../ids'
import { addFen, type Fen, NO_MONEY } from '../money'
import type { Instant } from '../time'
import type { CreditedState, OrderState, PaidBack } from './order'

/** How far a refund of an order has come; `released`: nothing is paid back, what was held is the member's again. */
export type RefundStep = 'refunding' | 'manual_refund' | 'refunded' | 'released'

/** Whether the money of an order came to a card, whatever became of it since. */
export function isCredited(progress: OrderState): progress is CreditedState {
  const { state } = progress
  return state === 'settled' || state === 'refunding' || state === 'manual_refund' || state === 'refunded'
}

/**
 * What an order says once a refund of it has come so far; null when it says so already, or when the refund has nothing to
 * say about it: the order was never credited, or another refund is under way. The refund's own document decides; this
 * one follows, so each step may be told again.
 */
export function orderUnderRefund(
  progress: OrderState,
  refund: { refundId: TopUpRefundId; refundFen: Fen },
  step: RefundStep,
  at: Instant,
): CreditedState | null {
  if (!isCredited(progress)) return null
  const isMine = 'refundId' in progress && progress.refundId === refund.refundId
  const isUnderWay = progress.state === 'refunding' || progress.state === 'manual_refund'
  if (isUnderWay && !isMine) return null
  if (progress.state === 'refunded' && isMine) return null
  const { transactionId, paidAt, settledAt, late, kept } = progress
  const credited = { transactionId, paidAt, settledAt, ...(late && { late }), ...(kept && { kept }) }
  const earlier = earlierOf(progress)
  switch (step) {
    case 'refunding':
    case 'manual_refund': {
      const { refundId, refundFen } = refund
      return progress.state === step ? null : { state: step, ...credited, refundId, refundFen, since: at, earlier }
    }
    case 'refunded': {
      const refundedFen = addFen(earlier?.refundedFen ?? NO_MONEY, refund.refundFen)
      return { state: 'refunded', ...credited, refundId: refund.refundId, refundedFen, refundedAt: at }
    }
    case 'released': {
      const staysUntold = progress.state === 'settled' && late && !kept
      if (!isUnderWay && !staysUntold) return null
      return earlier
        ? { state: 'refunded', ...credited, refundId: refund.refundId, ...earlier }
        : { state: 'settled', ...credited, ...(late && { kept: true }) }
    }
    default:
      return step satisfies never
  }
}

function earlierOf(progress: CreditedState): PaidBack | null {
  switch (progress.state) {
    case 'settled':
      return null
    case 'refunding':
    case 'manual_refund':
      return progress.earlier
    case 'refunded':
      return { refundedFen: progress.refundedFen, refundedAt: progress.refundedAt }
    default:
      return progress satisfies never
  }
}
