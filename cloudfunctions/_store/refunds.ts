import type { ClosingId, TopUpRefundId } from '../../src/domain/ids'
import { refundDueAt, type TopUpRefund, type TopUpRefundState } from '../../src/domain/refunds/top-up-refund'
import { _, db } from '../_platform/cloud'
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

/** What a closing gives back, a page in the order of their numbers. */
export function closingRefundsAfter(
  closingId: ClosingId,
  after: TopUpRefundId | '',
  limit: number,
): Promise<TopUpRefund[]> {
  return refunds.list({ where: { closingId, _id: _.gt(after) }, orderBy: ['_id', 'asc'], limit })
}

/** How many refunds of a closing are in which state, and what they come to. */
export type RefundSums = Partial<Record<TopUpRefundState['state'], { count: number; fen: number }>>

/** What a closing has given back, by how far it has come. Amounts are fen. */
export async function sumsOfClosing(closingId: ClosingId): Promise<RefundSums> {
  const $ = db.command.aggregate
  const { list } = (await db
    .collection('refunds')
    .aggregate()
    .match({ closingId })
    .group({ _id: '$progress.state', count: $.sum(1), fen: $.sum('$refundFen') })
    .end()) as { list: { _id: TopUpRefundState['state']; count: number; fen: number }[] }
  return Object.fromEntries(list.map(({ _id, count, fen }) => [_id, { count, fen }]))
}

/** The refunds that go by these numbers, as far as they are ours. */
export function findRefunds(refundIds: readonly TopUpRefundId[]): Promise<TopUpRefund[]> {
  return refunds.findMany(refundIds)
}
