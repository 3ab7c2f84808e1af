import type { OrderId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import type { PaymentPort } from '../_platform/payments/payment-port'
import { findOrder } from '../_store/orders'
import { settleTopUp } from './settle-top-up'

/** A notice that an order was paid: WeChat is asked itself, and only its answer is credited. */
export async function hearNotice(orderId: OrderId, port: PaymentPort, at: Instant): Promise<void> {
  const order = await findOrder(orderId)
  if (!order) {
    log('notice for an unknown order', { orderId })
    return
  }
  const trade = await port.query(orderId)
  if (trade.trade === 'paid') await settleTopUp(order, trade, at)
}
