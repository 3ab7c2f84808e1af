import { deriveId, type OrderId, type PackId } from '../../src/domain/ids'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { BatchShare } from '../../src/domain/top-up/batch'
import type { Order } from '../../src/domain/top-up/order'
import { sharesOf } from '../_store/batch-shares'
import { findOrder, newestBatches } from '../_store/orders'
import { findRefunds } from '../_store/refunds'
import { readTopUp } from './read-top-up'
import { type BatchOrder, batchOf } from './start-batch'

export interface ReadBatch {
  order: BatchOrder
  /** the cards that the payment has come to */
  shares: BatchShare[]
  /** what goes back of them because their card could not take it */
  refunds: TopUpRefund[]
}

/**
 * How each card of a payment fares; asks WeChat itself while it is open. A card that cannot take its share now keeps nobody
 * from reading how the others fare. Throws ORDER_UNKNOWN.
 */
export async function readBatch(orderId: OrderId, packId: PackId, at: Instant): Promise<ReadBatch> {
  const order = batchOf(await readPatiently(orderId, packId, at))
  const shares = order.progress.state === 'paid' || order.progress.state === 'settled' ? await sharesOf(orderId) : []
  const goingBack = shares.filter(({ progress }) => progress.state === 'diverted')
  const refunds = goingBack.length > 0 ? await findRefunds(goingBack.map(each => deriveId('rft', each.lineId))) : []
  return { order, shares, refunds }
}

async function readPatiently(orderId: OrderId, packId: PackId, at: Instant): Promise<Order> {
  try {
    return await readTopUp(orderId, packId, at)
  } catch (error) {
    const isCards = error instanceof Refusal && (error.code === 'PACK_FROZEN' || error.code === 'PACK_NOT_OPENED')
    const order = isCards ? await findOrderOf(orderId, packId) : null
    if (!order) throw error
    return order
  }
}

async function findOrderOf(orderId: OrderId, packId: PackId): Promise<Order | null> {
  const order = await findOrder(orderId)
  return order?.packId === packId ? order : null
}

const MOST_SHOWN = 5

/** A member's newest payments for several cards. */
export async function batchesOf(packId: PackId): Promise<BatchOrder[]> {
  return (await newestBatches(packId, MOST_SHOWN)).map(batchOf)
}
