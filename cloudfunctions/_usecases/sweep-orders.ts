import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { isGivenUp, type Order } from '../../src/domain/top-up/order'
import { errorText } from '../_platform/database-errors'
import { inTurn } from '../_platform/in-turn'
import { log } from '../_platform/log'
import { portOf } from '../_platform/payments/channels'
import { dueOrders, moveOrder, postponeOrder } from '../_store/orders'
import { releaseRoom } from './release-room'
import { settleTopUp } from './settle-top-up'

const ORDERS_PER_ROUND = 50
/** An order that cannot be finished now makes way for the others. */
const PUT_OFF = MINUTE

/** Finishes what notice and shopper left: paid orders are settled, unpaid ones closed at their channel first and then here. */
export async function sweepOrders(at: Instant): Promise<number> {
  const orders = await dueOrders(at, ORDERS_PER_ROUND)
  return inTurn(orders, async order => {
    try {
      await finish(order, at)
    } catch (error) {
      log('order put off', { reason: error instanceof Refusal ? error.code : errorText(error) })
      await postponeOrder(order.orderId, later(at, PUT_OFF))
    }
  })
}

async function finish(order: Order, at: Instant): Promise<void> {
  const port = portOf(order.channel)
  const trade = await port.query(order.orderId)
  if (trade.trade === 'paid') {
    await settleTopUp(order, trade, at)
    return
  }
  // What the channel once called paid is never closed here, whatever it says now; nor is what could still be paid.
  const mayBePaid = order.progress.state === 'paid' || (trade.trade === 'unpaid' && !(await port.close(order)))
  if (mayBePaid) {
    await postponeOrder(order.orderId, later(at, PUT_OFF))
    return
  }
  // The room first: nobody looks at a closed order again.
  await releaseRoom(order, at)
  await moveOrder(order, { state: 'closed', closedAt: at, reason: isGivenUp(order) ? 'given_up' : 'unpaid' })
}
