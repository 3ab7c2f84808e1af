import type { ChannelId } from '../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Instant } from '../../src/domain/time'
import { creditedAs } from '../../src/domain/top-up/batch'
import { isCredited } from '../../src/domain/top-up/order-refund'
import type { Quote } from '../../src/domain/top-up/quote'
import { batchShares } from '../_store/batch-shares'
import { counterTopUps } from '../_store/counter-top-ups'
import { findOrder } from '../_store/orders'

/** A top-up that was credited, however it was paid. */
export interface CreditedTopUp {
  orderId: OrderId
  packId: PackId
  quote: Quote
  paidAt: Instant
  /** by which way it was paid and can go back; `counter`: in the shop, so a person gives it back */
  paidBy: ChannelId | null | 'counter'
  /** the payment that it is a share of, and all that it came to; absent when it was paid by itself */
  paidUnder?: { orderId: OrderId; totalFen: Fen }
}

/** The credited top-up of an order's number; null when there is none, or it was not credited (any more). */
export async function findCreditedTopUp(orderId: OrderId): Promise<CreditedTopUp | null> {
  const order = await findOrder(orderId)
  if (order) {
    const { packId, quote, channel, progress, batch } = order
    // Its cards were credited, each under a number of its own.
    if (batch) return null
    return isCredited(progress) ? { orderId, packId, quote, paidAt: progress.paidAt, paidBy: channel } : null
  }
  const topUp = await counterTopUps.find(orderId)
  if (!topUp) return creditedShare(orderId)
  if (topUp.progress.state !== 'credited') return null
  const { packId, quote, progress } = topUp
  return { orderId, packId, quote, paidAt: progress.creditedAt, paidBy: 'counter' }
}

/** One card of a payment for several. */
async function creditedShare(lineId: OrderId): Promise<CreditedTopUp | null> {
  const share = await batchShares.find(lineId)
  const order = share && (await findOrder(share.orderId))
  if (!share || !order || share.progress.state === 'crediting') return null
  const { orderId, totalFen, paidAt } = share
  const paidUnder = { orderId, totalFen }
  return { orderId: lineId, ...creditedAs(share), paidAt, paidBy: order.channel, paidUnder }
}
