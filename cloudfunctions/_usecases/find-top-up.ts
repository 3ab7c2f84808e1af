import type { ChannelId } from '../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { isCredited } from '../../src/domain/top-up/order-refund'
import type { Quote } from '../../src/domain/top-up/quote'
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
}

/** The credited top-up of an order's number; null when there is none, or it was not credited (any more). */
export async function findCreditedTopUp(orderId: OrderId): Promise<CreditedTopUp | null> {
  const order = await findOrder(orderId)
  if (order) {
    const { packId, quote, channel, progress } = order
    return isCredited(progress) ? { orderId, packId, quote, paidAt: progress.paidAt, paidBy: channel } : null
  }
  const topUp = await counterTopUps.find(orderId)
  if (topUp?.progress.state !== 'credited') return null
  const { packId, quote, progress } = topUp
  return { orderId, packId, quote, paidAt: progress.creditedAt, paidBy: 'counter' }
}
