import { NO_MONEY } from '../../src/domain/money'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { OrderState } from '../../src/domain/top-up/order'
import { isCredited, orderUnderRefund, type RefundStep } from '../../src/domain/top-up/order-refund'
import { suspenseUnderRefund } from '../../src/domain/top-up/suspense'
import { findOrder, moveOrder } from '../_store/orders'

const MOST_ATTEMPTS = 3

/**
 * Lets an order say how far the refund of it has come. Told before the refund's own document moves on, so that whoever
 * takes up a refund that was left half-way tells it again. Throws TRY_AGAIN when others keep moving the order.
 */
export async function tellOrder(refund: TopUpRefund, step: RefundStep, at: Instant): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const order = await findOrder(refund.orderId)
    const progress = order && underRefund(order.progress, refund, step, at)
    if (!order || !progress || (await moveOrder(order, progress))) return
  }
  throw new Refusal('TRY_AGAIN', {})
}

function underRefund(progress: OrderState, refund: TopUpRefund, step: RefundStep, at: Instant): OrderState | null {
  if (!refund.uncredited) return orderUnderRefund(progress, refund, step, at)
  return progress.state === 'suspense' ? suspenseUnderRefund(progress, refund, step) : null
}

/**
 * Marks the order of a sale's rest as under refund: one refund at a time, and over all of them no more than was paid. False
 * when another one is under way or there is not so much left. Repeating it answers the same while the refund is under way.
 */
export async function markOrder(refund: TopUpRefund, at: Instant): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const order = await findOrder(refund.orderId)
    if (!order || !isCredited(order.progress)) return false
    const { progress, quote } = order
    const isUnderWay = progress.state === 'refunding' || progress.state === 'manual_refund'
    if (isUnderWay) return progress.refundId === refund.refundId
    const backFen = progress.state === 'refunded' ? progress.refundedFen : NO_MONEY
    if (backFen + refund.refundFen > quote.payFen) return false
    const next = orderUnderRefund(progress, refund, 'refunding', at)
    if (!next) return false
    if (await moveOrder(order, next)) return true
  }
  throw new Refusal('TRY_AGAIN', {})
}
