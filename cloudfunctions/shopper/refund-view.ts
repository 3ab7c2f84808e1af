import type { RefundView } from '../../src/contract/refunds'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'

/** A refund as the member follows it. */
export function refundView({ refundId, orderId, refundFen, progress }: TopUpRefund): RefundView {
  return { refundId, orderId, refundFen, state: stateOf(progress.state) }
}

function stateOf(state: TopUpRefund['progress']['state']): RefundView['state'] {
  switch (state) {
    case 'holding':
    case 'requested':
    case 'failed':
      return 'under_way'
    case 'refunded':
    case 'paid_by_hand':
      return 'refunded'
    case 'released':
      return 'released'
    case 'manual':
    case 'paying_by_hand':
      return 'by_hand'
    default:
      return state satisfies never
  }
}
