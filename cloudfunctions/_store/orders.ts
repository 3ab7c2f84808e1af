import type { ChannelId } from '../../src/domain/channels/channel'
import type { OrderId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { dueAtOf, type Order, type OrderState } from '../../src/domain/top-up/order'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

type OrderDocument = Omit<Order, 'orderId'> & { dueAt: Instant | null }

function orderOf({ _id, dueAt, ...order }: Stored<OrderDocument>): Order {
  return { orderId: _id as OrderId, ...order, channel: order.channel ?? null }
}

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
  const condition = { _id: order.orderId, 'progress.state': order.progress.state }
  return (await updateWhere('orders', condition, { channel, progress, dueAt: dueAtOf(next) })) ? next : null
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
