import type { OrderId, PackId } from '../../src/domain/ids'
import { type Fen, shortYuanText } from '../../src/domain/money'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { dueAtOf, newOrder, type Order, type OrderState } from '../../src/domain/top-up/order'
import { type Quote, quoteTier } from '../../src/domain/top-up/quote'
import type { PaymentPort } from '../_platform/payments/payment-port'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { changePack } from './change-pack'
import { openPack } from './open-pack'
import { releaseRoom } from './release-room'

export interface StartTopUp {
  orderId: OrderId
  packId: PackId
  tierId: string
  /** what the shopper saw; anything else is refused, never charged */
  expectedPayFen: Fen
  expectedBonusFen: Fen
  ip: string
}

/**
 * Starts a top-up: the order first, then the room in the pack, then WeChat's prepay. Every step may be repeated under
 * the same order id, so a lost answer is asked for again and nothing is asked to be paid twice.
 */
export async function startTopUp(wish: StartTopUp, rules: Rules, port: PaymentPort, at: Instant): Promise<Order> {
  const there = await findOrder(wish.orderId)
  if (there) return resume(there, wish, rules, port, at)
  const quote = quoteTier(wish.tierId, await openPack(wish.packId, at), rules, at)
  if (quote instanceof Refusal) throw quote
  assertAsSeen(quote, wish)
  const order = newOrder(wish.orderId, wish.packId, quote, at)
  if (order instanceof Refusal) throw order
  if (await insertOrder(order)) return requestPayment(order, wish, rules, port, at)
  const other = await findOrder(wish.orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return resume(other, wish, rules, port, at)
}

/** The same intention again. Somebody else's order id is answered as if it did not exist. */
function resume(order: Order, wish: StartTopUp, rules: Rules, port: PaymentPort, at: Instant): Promise<Order> {
  if (order.packId !== wish.packId) throw new Refusal('ORDER_UNKNOWN', {})
  if (order.quote.tierId !== wish.tierId) throw new Refusal('COMMAND_ID_REUSED', {})
  assertAsSeen(order.quote, wish)
  return order.progress.state === 'created' ? requestPayment(order, wish, rules, port, at) : Promise.resolve(order)
}

function assertAsSeen({ payFen, bonusFen }: Quote, wish: StartTopUp): void {
  if (payFen !== wish.expectedPayFen || bonusFen !== wish.expectedBonusFen) {
    throw new Refusal('TIER_CHANGED', { payFen, bonusFen })
  }
}

async function requestPayment(
  order: Order,
  wish: StartTopUp,
  rules: Rules,
  port: PaymentPort,
  at: Instant,
): Promise<Order> {
  try {
    await reserve(order, rules, at)
    const { orderId, quote, payBefore } = order
    const title = `${rules.shop.shopName}储值 ${shortYuanText(quote.payFen)} 元`
    const payment = await port.request({ orderId, payFen: quote.payFen, title, payBefore, ip: wish.ip })
    return await moveOn(order, { state: 'paying', payment }, at)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') {
      await moveOn(order, { state: 'closed', closedAt: at, reason: 'refused' }, at)
    }
    throw error
  }
}

/** Caps and ceiling are judged again in the very write that takes the room: two top-ups at once cannot share it. */
function reserve(order: Order, rules: Rules, at: Instant): Promise<unknown> {
  return changePack(order.packId, at, pack => {
    if (pack.reservations[order.orderId]) return null
    const quote = quoteTier(order.quote.tierId, pack, rules, at)
    return quote instanceof Refusal ? quote : reserveTopUp(pack, order, at)
  })
}

/**
 * Moves the order on, unless another start of the same order did so first: then its word stands. Room is given back when
 * the order is over, and only then: the other start's customer may be paying right now.
 */
async function moveOn(order: Order, progress: OrderState, at: Instant): Promise<Order> {
  const moved = (await moveOrder(order, progress)) ?? (await findOrder(order.orderId))
  if (!moved) throw new Refusal('TRY_AGAIN', {})
  if (dueAtOf(moved) === null) await releaseRoom(moved, at)
  return moved
}
