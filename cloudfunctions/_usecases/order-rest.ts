import type { CheckoutId, PackId } from '../../src/domain/ids'
import { orderOfRest } from '../../src/domain/payments/rest'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { portOf } from '../_platform/payments/channels'
import { moveOrder } from '../_store/orders'
import { letGoOfRest, type RestOrder } from './rest-hold'
import { askForRest, readRestOf } from './rest-of-sale'
import { type RestStart, startRest } from './start-rest'

/*
 * An order online of which WeChat Pay pays what the balance does not: the same sale with a rest as at a till, begun and paid by
 * one phone, which names it.
 */

/**
 * Holds balance and offers, and asks WeChat for the rest. Repeating it goes on from where it stands. Throws PAYMENT_UNAVAILABLE with
 * everything still held, CHECKOUT_OVER when it was given up meanwhile, and all that startRest does.
 */
export async function payOrderRest(wish: RestStart, ip: string, rules: Rules, at: Instant): Promise<RestOrder> {
  try {
    return await askForRest(await startRest(wish, rules, at), ip, rules, at)
  } catch (error) {
    const isOver = error instanceof Refusal && (error.code === 'HOLD_NOT_OPEN' || error.code === 'ORDER_CLOSED')
    throw isOver ? new Refusal('CHECKOUT_OVER', {}) : error
  }
}

/** Where it stands, for whoever pays it. Throws ORDER_UNKNOWN for one that was never begun. */
export function readOrderRest(checkoutId: CheckoutId, payer: PackId, at: Instant): Promise<RestOrder> {
  return readRestOf(orderOfRest(checkoutId), payer, at)
}

/**
 * The shopper pays otherwise, or not at all. WeChat is asked first: what was paid meanwhile is booked, and nothing is given up. What
 * it closes can be paid no more. What it does not close yet (its first five minutes) is given up by one write, which is the
 * fence: money that comes all the same goes back by itself, and the clock closes it later. Only then the balance is free.
 */
export async function giveUpOrderRest(checkoutId: CheckoutId, payer: PackId, at: Instant): Promise<RestOrder> {
  const order = await readOrderRest(checkoutId, payer, at)
  const { state } = order.progress
  if (state === 'created') return closed(order, payer, at)
  if (state === 'given_up') {
    // Whoever gave it up may have died before this.
    await letGoOfRest(order, at)
    return order
  }
  if (state !== 'paying') return order
  const isClosed = await portOf(order.channel)
    .close(order)
    .catch(() => false)
  if (isClosed) return closed(order, payer, at)
  if (!(await moveOrder(order, { state: 'given_up', since: at }))) return readOrderRest(checkoutId, payer, at)
  await letGoOfRest(order, at)
  return { ...order, progress: { state: 'given_up', since: at } }
}

/** The hold first: nobody looks at a closed order again. */
async function closed(order: RestOrder, payer: PackId, at: Instant): Promise<RestOrder> {
  await letGoOfRest(order, at)
  await moveOrder(order, { state: 'closed', closedAt: at, reason: 'unpaid' })
  return readRestOf(order.orderId, payer, at)
}
