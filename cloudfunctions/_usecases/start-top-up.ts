import type { ChannelId } from '../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../src/domain/ids'
import { type Fen, shortYuanText } from '../../src/domain/money'
import { roomForTier } from '../../src/domain/pack/known-counts'
import type { Pack } from '../../src/domain/pack/pack'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { dueAtOf, newOrder, type Order, type OrderState } from '../../src/domain/top-up/order'
import { type Quote, quoteTier } from '../../src/domain/top-up/quote'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { changePack } from './change-pack'
import { openPack } from './open-pack'
import { releaseRoom } from './release-room'
import { requestPayment } from './request-payment'

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
export function startTopUp(wish: StartTopUp, rules: Rules, at: Instant): Promise<Order> {
  return startOrder(wish, pack => quoteTier(wish.tierId, pack, rules, at), rules, at)
}

/** What is asked for comes to for a pack as it is now, or why not: asked once to promise, and again in the write that takes the room. */
type QuoteFor = (pack: Pack) => Quote | Refusal

/** The same for whatever else is paid and credited like a tier. */
export async function startOrder(wish: StartTopUp, quoteFor: QuoteFor, rules: Rules, at: Instant): Promise<Order> {
  const start: Start = { ...wish, quoteFor, rules }
  const there = await findOrder(wish.orderId)
  if (there) return resume(there, start, at)
  const quote = quoteFor(await openPack(wish.packId, at))
  if (quote instanceof Refusal) throw quote
  assertAsSeen(quote, wish)
  const order = newOrder(wish.orderId, wish.packId, quote, at)
  if (order instanceof Refusal) throw order
  if (await insertOrder(order)) return askForPayment(order, start, at)
  const other = await findOrder(wish.orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return resume(other, start, at)
}

interface Start extends StartTopUp {
  quoteFor: QuoteFor
  rules: Rules
}

/** The same intention again. Somebody else's order id is answered as if it did not exist. */
function resume(order: Order, wish: Start, at: Instant): Promise<Order> {
  if (order.packId !== wish.packId) throw new Refusal('ORDER_UNKNOWN', {})
  if (order.quote.tierId !== wish.tierId) throw new Refusal('COMMAND_ID_REUSED', {})
  assertAsSeen(order.quote, wish)
  return order.progress.state === 'created' ? askForPayment(order, wish, at) : Promise.resolve(order)
}

function assertAsSeen({ payFen, bonusFen }: Quote, wish: StartTopUp): void {
  if (payFen !== wish.expectedPayFen || bonusFen !== wish.expectedBonusFen) {
    throw new Refusal('TIER_CHANGED', { payFen, bonusFen })
  }
}

async function askForPayment(order: Order, start: Start, at: Instant): Promise<Order> {
  try {
    const pack = await reserve(order, start, at)
    const { orderId, quote, payBefore } = order
    const title = `${start.rules.shop.shopName}储值 ${shortYuanText(quote.payFen)} 元`
    const request = { orderId, payFen: quote.payFen, title, payBefore, ip: start.ip }
    const payer = { client: 'mini_program', usual: pack.pastTopUps.at(-1)?.channel ?? null } as const
    const { channel, payment } = await requestPayment(request, payer, at)
    return await moveOn(order, { state: 'paying', payment }, at, channel)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') {
      await moveOn(order, { state: 'closed', closedAt: at, reason: 'refused' }, at)
    }
    throw error
  }
}

/** Caps and ceiling are judged again in the very write that takes the room: two top-ups at once cannot share it. */
function reserve(order: Order, { quoteFor, rules }: Start, at: Instant): Promise<Pack> {
  return changePack(order.packId, at, pack => {
    if (pack.reservations[order.orderId]) return null
    const quote = quoteFor(pack)
    if (quote instanceof Refusal) return quote
    const tierUses = roomForTier(pack.tierUses, quote.tierId, rules)
    return tierUses instanceof Refusal ? tierUses : reserveTopUp({ ...pack, tierUses }, order, at)
  })
}

/**
 * Moves the order on, unless another start of the same order did so first: then its word stands. Room is given back when
 * the order is over, and only then: the other start's customer may be paying right now.
 */
async function moveOn(order: Order, progress: OrderState, at: Instant, channel?: ChannelId): Promise<Order> {
  const moved = (await moveOrder(order, progress, channel)) ?? (await findOrder(order.orderId))
  if (!moved) throw new Refusal('TRY_AGAIN', {})
  if (dueAtOf(moved) === null) await releaseRoom(moved, at)
  return moved
}
