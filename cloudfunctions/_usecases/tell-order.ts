import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { orderUnderRefund, type RefundStep } from '../../src/domain/top-up/order-refund'
import { findOrder, moveOrder } from '../_store/orders'

const MOST_ATTEMPTS = 3

/**
 * Lets an order say how far the refund of it has come. Told before the refund's own document moves on, so that whoever
 * takes up a refund that was left half-way tells it again. Throws TRY_AGAIN when others keep moving the order.
 */
export async function tellOrder(refund: TopUpRefund, step: RefundStep, at: Instant): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const order = await findOrder(refund.orderId)
    const progress = order && orderUnderRefund(order.progress, refund, step, at)
    if (!order || !progress || (await moveOrder(order, progress))) return
  }
  throw new Refusal('TRY_AGAIN', {})
}
