import type { OrderId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { portOf } from '../_platform/payments/channels'
import { findOrder } from '../_store/orders'
import { settleTopUp } from './settle-top-up'

/**
 * Where a member's order stands. While it is not at its end, the channel itself is asked, so that a late or lost notice
 * costs the shopper nothing.
 */
export async function readTopUp(orderId: OrderId, packId: PackId, at: Instant): Promise<Order> {
  const order = await findOrder(orderId)
  if (!order || order.packId !== packId) throw new Refusal('ORDER_UNKNOWN', {})
  const { state } = order.progress
  if (state !== 'paying' && state !== 'given_up' && state !== 'paid') return order
  const trade = await portOf(order.channel).query(orderId)
  return trade.trade === 'paid' ? settleTopUp(order, trade, at) : order
}
