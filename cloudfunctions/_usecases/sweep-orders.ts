import { releaseReservation } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import type { PaymentPort } from '../_platform/payments/payment-port'
import { dueOrders, moveOrder, postponeOrder } from '../_store/orders'
import { changePack } from './change-pack'
import { settleTopUp } from './settle-top-up'

const ORDERS_PER_ROUND = 50

/** Finishes what notice and shopper left: paid orders are settled, unpaid ones closed at WeChat first and then here. */
export async function sweepOrders(port: PaymentPort, at: Instant): Promise<number> {
  const orders = await dueOrders(at, ORDERS_PER_ROUND)
  for (const order of orders) {
    try {
      await finish(order, port, at)
    } catch (error) {
      log('order left for the next round', { reason: error instanceof Refusal ? error.code : errorText(error) })
    }
  }
  return orders.length
}

async function finish(order: Order, port: PaymentPort, at: Instant): Promise<void> {
  const trade = await port.query(order.orderId)
  if (trade.trade === 'paid') {
    await settleTopUp(order, trade, at)
    return
  }
  if (trade.trade === 'unpaid' && !(await port.close(order.orderId))) {
    await postponeOrder(order, later(at, MINUTE))
    return
  }
  await moveOrder(order, { state: 'closed', closedAt: at, reason: 'unpaid' })
  await changePack(order.packId, at, pack =>
    pack.reservations[order.orderId] ? releaseReservation(pack, order.orderId) : null,
  )
}
