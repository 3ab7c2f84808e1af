import type { ChannelId } from '../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { BATCH_TIER } from '../../src/domain/top-up/batch'
import { dueAtOf, type Order, type OrderState } from '../../src/domain/top-up/order'
import { _ } from '../_platform/cloud'
import {
  findByIds,
  findDocuments,
  insertDocument,
  MOST_AT_ONCE,
  readDocument,
  type Stored,
  updateWhere,
} from './documents'

type OrderDocument = Omit<Order, 'orderId'> & { dueAt: Instant | null }

function orderOf({ _id, dueAt, ...order }: Stored<OrderDocument>): Order {
  return { orderId: _id as OrderId, ...order, channel: order.channel ?? null }
}

/** An order; null when there is none under the id. */
export async function findOrder(orderId: OrderId): Promise<Order | null> {
  const document = await readDocument<OrderDocument>('orders', orderId)
  return document && orderOf(document)
}

/** False when the order is there already. */
export function insertOrder({ orderId, ...order }: Order): Promise<boolean> {
  return insertDocument('orders', { _id: orderId, ...order, dueAt: dueAtOf({ orderId, ...order }) })
}

/** Moves an order on from the state it was read in. Null when somebody moved it first: read again. */
export async function moveOrder(
  order: Order,
  progress: OrderState,
  channel: ChannelId | null = order.channel,
): Promise<Order | null> {
  const next: Order = { ...order, channel, progress }
  const { state } = order.progress
  const refund = 'refundId' in order.progress ? { 'progress.refundId': order.progress.refundId } : {}
  const condition = { _id: order.orderId, 'progress.state': state, ...refund }
  return (await updateWhere('orders', condition, { channel, progress, dueAt: dueAtOf(next) })) ? next : null
}

/** The newest orders of a member that pay for several cards. */
export async function newestBatches(packId: PackId, limit: number): Promise<Order[]> {
  const where = { packId, 'quote.tierId': BATCH_TIER }
  const documents = await findDocuments<OrderDocument>('orders', { where, orderBy: ['createdAt', 'desc'], limit })
  return documents.map(orderOf)
}

/** Orders by their numbers, those that exist. */
export async function findOrders(orderIds: readonly OrderId[]): Promise<Order[]> {
  return (await findByIds<OrderDocument>('orders', orderIds)).map(orderOf)
}

/** Every order that was paid from (inclusive) until (exclusive) an instant. */
export async function ordersPaidBetween(from: Instant, until: Instant): Promise<Order[]> {
  const found = new Map<OrderId, Order>()
  for (let next = from; ; ) {
    const query = { where: { 'progress.paidAt': _.gte(next).and(_.lt(until)) }, limit: MOST_AT_ONCE }
    const documents = await findDocuments<OrderDocument>('orders', { ...query, orderBy: ['progress.paidAt', 'asc'] })
    for (const order of documents.map(orderOf)) found.set(order.orderId, order)
    const last = documents.at(-1)?.progress
    const lastPaidAt = last && 'paidAt' in last ? last.paidAt : next
    // Payments of one second may lie on both sides of a page: it is read again from that second on.
    if (documents.length < MOST_AT_ONCE || lastPaidAt === next) return [...found.values()]
    next = lastPaidAt
  }
}

/** Puts off the clock's next look at an order that could not be finished now. One that is over stays over. */
export async function postponeOrder(orderId: OrderId, until: Instant): Promise<void> {
  await updateWhere('orders', { _id: orderId, dueAt: _.gt(0) }, { dueAt: until })
}

/** Orders that the clock should look at, longest waiting first. */
export async function dueOrders(at: Instant, limit: number): Promise<Order[]> {
  const where = { dueAt: _.gt(0).and(_.lte(at)) }
  const documents = await findDocuments<OrderDocument>('orders', { where, orderBy: ['dueAt', 'asc'], limit })
  return documents.map(orderOf)
}
