import type { ChannelId } from '../../src/domain/channels/channel'
import type { CounterTopUp, CounterTopUpBase } from '../../src/domain/counter/counter-top-up'
import type { OrderId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Instant } from '../../src/domain/time'
import { type BatchShare, creditedAs } from '../../src/domain/top-up/batch'
import type { Order } from '../../src/domain/top-up/order'
import { isCredited } from '../../src/domain/top-up/order-refund'
import type { Quote } from '../../src/domain/top-up/quote'
import { batchShares } from '../_store/batch-shares'
import { counterTopUps } from '../_store/counter-top-ups'
import { findOrder, findOrders } from '../_store/orders'

/** A top-up that was credited, however it was paid. */
export interface CreditedTopUp {
  orderId: OrderId
  packId: PackId
  quote: Quote
  paidAt: Instant
  /** by which way it was paid and can go back; `counter`: in the shop, so a person gives it back */
  paidBy: ChannelId | null | 'counter'
  /** to whom, when it was in the shop */
  counter?: Pick<CounterTopUpBase, 'by' | 'storeId' | 'storeName'>
  /** the payment that it is a share of, and all that it came to; absent when it was paid by itself */
  paidUnder?: { orderId: OrderId; totalFen: Fen }
}

/** The credited top-up of an order's number; null when there is none, or it was not credited (any more). */
export async function findCreditedTopUp(orderId: OrderId): Promise<CreditedTopUp | null> {
  const order = await findOrder(orderId)
  if (order) return ofOrder(order)
  const topUp = await counterTopUps.find(orderId)
  if (topUp) return atCounter(topUp)
  const share = await batchShares.find(orderId)
  return share && ofShare(share, await findOrder(share.orderId))
}

/** The same for many numbers at once; numbers of no credited top-up are passed over. */
export async function findCreditedTopUps(orderIds: readonly OrderId[]): Promise<CreditedTopUp[]> {
  const [orders, counted, shares] = await Promise.all([
    findOrders(orderIds),
    counterTopUps.findMany(orderIds),
    batchShares.findMany(orderIds),
  ])
  const paid = new Map((await findOrders([...new Set(shares.map(each => each.orderId))])).map(of => [of.orderId, of]))
  return [
    ...orders.map(ofOrder),
    ...counted.map(atCounter),
    ...shares.map(share => ofShare(share, paid.get(share.orderId) ?? null)),
  ].filter(topUp => topUp !== null)
}

function ofOrder({ orderId, packId, quote, channel, progress, batch }: Order): CreditedTopUp | null {
  // Its cards were credited, each under a number of its own.
  if (batch) return null
  return isCredited(progress) ? { orderId, packId, quote, paidAt: progress.paidAt, paidBy: channel } : null
}

function atCounter(topUp: CounterTopUp): CreditedTopUp | null {
  const { orderId, packId, quote, by, storeId, storeName, progress } = topUp
  if (progress.state !== 'credited') return null
  const counter = { by, storeId, storeName }
  return { orderId, packId, quote, paidAt: progress.creditedAt, paidBy: 'counter', counter }
}

/** One card of a payment for several. */
function ofShare(share: BatchShare, order: Order | null): CreditedTopUp | null {
  if (!order || share.progress.state === 'crediting') return null
  const { lineId: orderId, totalFen, paidAt } = share
  const paidUnder = { orderId: share.orderId, totalFen }
  return { orderId, ...creditedAs(share), paidAt, paidBy: order.channel, paidUnder }
}
