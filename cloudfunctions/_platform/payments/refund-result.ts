import type { RefundResult } from './payment-port'

/** A refund's state as both ways of WeChat Pay write it. */
export function refundResultOf(status: unknown): RefundResult {
  switch (status) {
    case 'SUCCESS':
      return 'refunded'
    case 'REFUNDCLOSE':
    case 'CLOSED':
      return 'closed'
    case 'CHANGE':
    case 'ABNORMAL':
      return 'abnormal'
    default:
      return 'processing'
  }
}
