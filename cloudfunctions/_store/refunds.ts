import type { TopUpRefundId } from '../../src/domain/ids'
import { refundDueAt, type TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { _ } from '../_platform/cloud'
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

const IDS_PER_QUESTION = 100

/** The refunds that go by these numbers, as far as they are ours. */
export async function findRefunds(refundIds: readonly TopUpRefundId[]): Promise<TopUpRefund[]> {
  const found: TopUpRefund[] = []
  for (let from = 0; from < refundIds.length; from += IDS_PER_QUESTION) {
    const where = { _id: _.in(refundIds.slice(from, from + IDS_PER_QUESTION)) }
    found.push(...(await refunds.list({ where, limit: IDS_PER_QUESTION })))
  }
  return found
}
