import type { OrderId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { portOf } from '../_platform/payments/channels'
import { findOrder, moveOrder } from '../_store/orders'
import { readTopUp } from './read-top-up'
import { releaseRoom } from './release-room'

/**
 * The shopper pays by another way instead. The channel is asked first: what was paid meanwhile is credited and nothing is
 * given up. Else the order is given up by one write, which is the fence: a payment that comes all the same goes back by
 * itself. Then it is closed at the channel, now or, where that takes a while (five minutes at WeChat), by the clock.
 * Throws ORDER_UNKNOWN, TRY_AGAIN while the channel does not say.
 */
export async function giveUpTopUp(orderId: OrderId, packId: PackId, at: Instant): Promise<Order> {
  const order = await readTopUp(orderId, packId, at)
  if (order.rest || order.batch) throw new Refusal('ORDER_UNKNOWN', {})
  if (order.progress.state !== 'paying') return order
  const fenced = (await moveOrder(order, { state: 'given_up', since: at })) ?? (await findOrder(orderId))
  if (fenced?.progress.state !== 'given_up') return readTopUp(orderId, packId, at)
  await releaseRoom(fenced, at)
  // Whether it can be closed at once changes nothing for the shopper: the clock looks again when its time is over.
  const isClosed = await portOf(fenced.channel)
    .close(fenced)
    .catch(() => false)
  const closed = isClosed && (await moveOrder(fenced, { state: 'closed', closedAt: at, reason: 'given_up' }))
  return closed || fenced
}
