import type { OrderId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { portOf } from '../_platform/payments/channels'
import { findOrder } from '../_store/orders'
import { settleTopUp } from './settle-top-up'

/**
 * A notice that an order was paid: WeChat is asked itself, and only its answer is credited. Throws TRY_AGAIN while WeChat
 * does not (yet) say so itself: the notice must come again, it may be the only one who knows.
 */
export async function hearNotice(orderId: OrderId, at: Instant): Promise<void> {
  const order = await findOrder(orderId)
  if (!order) {
    log('notice for an unknown order', { orderId })
    return
  }
  const trade = await portOf(order.channel).query(orderId)
  if (trade.trade !== 'paid') throw new Refusal('TRY_AGAIN', {})
  await settleTopUp(order, trade, at)
}
