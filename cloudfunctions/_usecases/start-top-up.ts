import { type ChannelId, type ClientKind, type PayWay, wayOf } from '../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../src/domain/ids'
import { shortYuanText } from '../../src/domain/money'
import { roomForTier } from '../../src/domain/pack/known-counts'
import type { Pack } from '../../src/domain/pack/pack'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { dueAtOf, newOrder, type Order, type OrderState } from '../../src/domain/top-up/order'
import { type Quote, quoteForMember, type TopUpChoice } from '../../src/domain/top-up/quote'
import { isAsTold, type ToldTerms } from '../../src/domain/top-up/told-terms'
import { isShopShut } from '../_store/closings'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { changePack } from './change-pack'
import { guardTopUp, type TopUpGuard } from './guard-top-up'
import { makeUpForFailedTopUp } from './make-up-for'
import { openPack } from './open-pack'
import { releaseRoom } from './release-room'
import { requestPayment } from './request-payment'
import { takeLimited } from './take-limited'

export interface PayBy {
  client: ClientKind
  way: PayWay
}

export interface StartTopUp extends ToldTerms {
  orderId: OrderId
  packId: PackId
  choice: TopUpChoice
  ip: string
  /** by which way, and where; WeChat's sheet in the mini-program when it is not said */
  payBy?: PayBy
  /** set when the pack is a shared card */
  sharedPackId?: PackId
  guard: TopUpGuard
}

/**
 * Starts a top-up: the order first, then the room in the pack, then the channel is asked. Every step may be repeated under
 * the same order id, so a lost answer is asked for again and nothing is asked to be paid twice.
 */
export function startTopUp(wish: StartTopUp, rules: Rules, at: Instant): Promise<Order> {
  return startOrder(wish, pack => quoteForMember(wish.choice, pack, rules, at), rules, at)
}

/** What is asked for comes to for a pack as it is now, or why not: asked once to promise, and again in the write that takes the room. */
type QuoteFor = (pack: Pack) => Quote | Refusal

/** The same for whatever else is paid and credited like a tier. */
export async function startOrder(wish: StartTopUp, quoteFor: QuoteFor, rules: Rules, at: Instant): Promise<Order> {
  const start: Start = { ...wish, quoteFor, rules }
  const [there, isShut] = await Promise.all([findOrder(wish.orderId), isShopShut(at)])
  if (there) return resume(there, start, at)
  if (isShut) throw new Refusal('SHOP_CLOSING', {})
  const pack = await openPack(wish.packId, at)
  const quote = quoteFor(pack)
  if (quote instanceof Refusal || !isAsTold(quote, wish)) {
    // The same intention, asked twice at once, may just have taken its room: what is in its own way is no refusal.
    const started = await findOrder(wish.orderId)
    if (started) return resume(started, start, at)
    throw quote instanceof Refusal ? quote : changed(quote)
  }
  const { orderId, guard } = wish
  await guardTopUp({ orderId, payFen: quote.payFen, ...guard }, pack, rules.risk, at)
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
  const { custom, tierId, coupon } = order.quote
  const { choice } = wish
  const isSame =
    'tierId' in choice ? !custom && tierId === choice.tierId && coupon?.couponId === choice.couponId : custom === true
  if (!isSame) throw new Refusal('COMMAND_ID_REUSED', {})
  const { progress, channel } = order
  // Another way is another order: this one may be paid right now.
  if (channel !== null && wayOf(channel) !== payByOf(wish).way) throw new Refusal('COMMAND_ID_REUSED', {})
  if (!isAsTold(order.quote, wish)) throw changed(order.quote)
  return progress.state === 'created' ? askForPayment(order, wish, at) : Promise.resolve(order)
}

function payByOf({ payBy }: StartTopUp): PayBy {
  return payBy ?? { client: 'mini_program', way: 'wechat' }
}

function changed({ payFen, bonusFen }: Quote): Refusal {
  return new Refusal('TIER_CHANGED', { payFen, bonusFen })
}

async function askForPayment(order: Order, start: Start, at: Instant): Promise<Order> {
  try {
    await takeLimited(order.quote, order.orderId, start.rules)
    const pack = await reserve(order, start, at)
    const { orderId, quote, payBefore } = order
    const title = `${start.rules.shop.shopName}储值 ${shortYuanText(quote.payFen)} 元`
    const request = {
      orderId,
      payFen: quote.payFen,
      title,
      payBefore,
      ip: start.ip,
      sharedPackId: start.sharedPackId ?? null,
    }
    const payer = { ...payByOf(start), usual: pack.pastTopUps.at(-1)?.channel ?? null }
    const { channel, payment } = await requestPayment(request, payer, at)
    return await moveOn(order, { state: 'paying', payment }, at, channel)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') {
      const ended = await moveOn(order, { state: 'closed', closedAt: at, reason: 'refused' }, at)
      // Another start of it did better: its payment is this one's too.
      if (ended.progress.state !== 'closed') return ended
    }
    throw await madeUpFor(error, order, start, at)
  }
}

/** Where the shop could not be paid, the member is told with it what the shop gives for that; on a shared card nobody could use it. */
async function madeUpFor(
  error: unknown,
  { packId }: Order,
  { rules, sharedPackId }: Start,
  at: Instant,
): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== 'PAYMENT_UNAVAILABLE' || sharedPackId) return error
  const { reason } = (error as Refusal<'PAYMENT_UNAVAILABLE'>).details
  const coupon = await makeUpForFailedTopUp(packId, rules, at)
  return coupon === null ? error : new Refusal('PAYMENT_UNAVAILABLE', { reason, coupon })
}

/** Caps and ceiling are judged again in the very write that takes the room: two top-ups at once cannot share it. */
function reserve(order: Order, { quoteFor, rules }: Start, at: Instant): Promise<Pack> {
  return changePack(order.packId, at, pack => {
    if (pack.reservations[order.orderId]) return null
    const quote = quoteFor(pack)
    if (quote instanceof Refusal) return quote
    const { payFen, bonusFen, tierId } = quote
    // An amount may have come under another tier since: then its cap and its bonus are others than what was promised.
    const isOther = quote.custom === true && (bonusFen !== order.quote.bonusFen || tierId !== order.quote.tierId)
    if (isOther) return new Refusal('TIER_CHANGED', { payFen, bonusFen })
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
