import type { OrderView } from '../../contract/top-up'
import type { OrderId } from '../../domain/ids'
import type { Desk } from './desk'

/** Waits between looks, in milliseconds; their sum is how long the screen keeps looking by itself. */
const LOOK_WAITS = [0, 300, 500, 800, 1200, 2000, 3000, 5000, 8000, 8000]

/**
 * Looks at an order until it stands still, and answers how it stands; null when it still moves after the last look.
 * When the payment sheet said "paid", "not paid" only means "not heard of yet". Rejects with Trouble.
 */
export async function followOrder(
  desk: Desk,
  orderId: OrderId,
  sheetSaidPaid: boolean,
  stillWanted: () => boolean,
): Promise<OrderView | null> {
  for (const wait of LOOK_WAITS) {
    await new Promise(resolve => setTimeout(resolve, wait))
    if (!stillWanted()) return null
    const order = await desk.read(orderId)
    const { state } = order.state
    const moving = state === 'crediting' || (isUnpaid(order) && sheetSaidPaid)
    if (!moving) return order
  }
  return null
}

/** Whether nothing more will happen to an order by itself. */
export function isFinal(order: OrderView): boolean {
  return !isUnpaid(order) && order.state.state !== 'crediting'
}

/** Whether the member still has to pay. */
export function isUnpaid({ state }: OrderView): boolean {
  return state.state === 'paying' || state.state === 'at_cashier'
}
