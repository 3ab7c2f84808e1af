import { refundDueAt, type TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Flows } from './flows'

export const refunds = new Flows<TopUpRefund, 'refundId'>({
  collection: 'refunds',
  idField: 'refundId',
  dueAtOf: refundDueAt,
})

/** Refunds that a person must pay by hand, the longest waiting first. */
export function refundsByHand(limit: number): Promise<TopUpRefund[]> {
  const where = { 'progress.state': 'manual' }
  return refunds.list({ where, orderBy: ['createdAt', 'asc'], limit })
}
