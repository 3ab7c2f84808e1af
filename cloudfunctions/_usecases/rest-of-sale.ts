import type { OrderId, PackId, SpendId } from '../../src/domain/ids'
import { type Fen, shortYuanText } from '../../src/domain/money'
import { holdForRest, holdOfRest, priceWithRest } from '../../src/domain/pack/rest'
import { orderOfRest, type RestOfSale, restQuote } from '../../src/domain/payments/rest'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { newOrder, type Order } from '../../src/domain/top-up/order'
import { portOf } from '../_platform/payments/channels'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { commitCommand } from './commit-command'
import { readTopUp } from './read-top-up'
import { requestPayment } from './request-payment'
import { letGoOfRest, type RestOrder, restHoldStep } from './rest-hold'

export interface RestStart {
  packId: PackId
  spendId: SpendId
  memberPackId?: PackId | undefined
  amountFen: Fen
  category: string | null
  expectedPayableFen: Fen
  expectedRestFen: Fen
}

/**
 * Begins a sale whose balance is short: the order for the rest first, then balance and coupons are held under the pay code's own
 * spend. The member's phone pays the rest. Throws PRICE_CHANGED, REST_NOT_NEEDED, BALANCE_TOO_LOW, HOLDS_FULL, CODE_USED,
 * ORDER_CLOSED, the limits of a spend.
 */
export async function startRest(wish: RestStart, staff: StaffMember, rules: Rules, at: Instant): Promise<RestOrder> {
  const there = await findOrder(orderOfRest(wish.spendId))
  const order = there ? restOrder(there) : await begin(wish, staff, rules, at)
  assertSame(order, wish, staff)
  if (order.progress.state !== 'created') return order
  try {
    const { entry } = await commitCommand({
      ...restHoldStep(order, at),
      decide: pack => holdForRest(pack, order.rest, order.payBefore, rules, at),
    })
    if (entry.facts.kind !== 'held') throw new Refusal('ORDER_CLOSED', {})
    return order
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN' || error.code === 'PACK_FROZEN') throw error
    await letGoOfRest(order, at)
    await moveOrder(order, { state: 'closed', closedAt: at, reason: 'refused' })
    throw error.code === 'COMMAND_ID_REUSED' ? new Refusal('CODE_USED', {}) : error
  }
}

async function begin(wish: RestStart, staff: StaffMember, rules: Rules, at: Instant): Promise<RestOrder> {
  const { packId, spendId, memberPackId, amountFen, category, expectedPayableFen, expectedRestFen } = wish
  const { storeId, staffId } = staff
  const goods = orderOfAmount(amountFen, category, storeId, at)
  const asked = { order: goods, expectedPayableFen, expectedRestFen }
  // Asked here so that an ordinary no leaves nothing behind and uses no code up.
  const price = priceWithRest(await loadPack(packId, at), asked, rules)
  if (price instanceof Refusal) throw price
  const rest: RestOfSale = {
    ...{ spendId, storeId, storeName: storeNameIn(rules)(storeId), staffId, amountFen, category },
    payableFen: price.payableFen,
    heldFen: price.balanceFen,
    ...(memberPackId ? { memberPackId } : {}),
  }
  const order = newOrder(orderOfRest(spendId), packId, restQuote(price.restFen, rules.version), at)
  if (order instanceof Refusal) throw order
  if (await insertOrder({ ...order, rest })) return { ...order, rest }
  const other = await findOrder(order.orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return restOrder(other)
}

function assertSame(order: RestOrder, wish: RestStart, { storeId, staffId }: StaffMember): void {
  const { rest, packId, quote } = order
  const sameMoney = rest.payableFen === wish.expectedPayableFen && quote.payFen === wish.expectedRestFen
  const samePlace = rest.storeId === storeId && rest.staffId === staffId && packId === wish.packId
  if (!sameMoney || !samePlace || rest.amountFen !== wish.amountFen) throw new Refusal('CODE_USED', {})
}

/** The member's phone asks to pay the rest of what it is shown. Throws HOLD_NOT_OPEN when nothing is held for it (any more). */
export async function payRestOf(orderId: OrderId, packId: PackId, ip: string, rules: Rules, at: Instant) {
  const order = restOrder(await findOrder(orderId))
  const pack = await loadPack(order.packId, at)
  if (!isPayer(order, packId)) throw new Refusal('ORDER_UNKNOWN', {})
  if (order.progress.state !== 'created') return order
  const isHeld = pack.holds.some(({ holdId }) => holdId === holdOfRest(order.rest.spendId))
  if (!isHeld) throw new Refusal('HOLD_NOT_OPEN', {})
  const { quote, payBefore } = order
  const title = `${rules.shop.shopName}消费 ${shortYuanText(quote.payFen)} 元`
  const payer = { client: 'mini_program', way: 'wechat', usual: pack.pastTopUps.at(-1)?.channel ?? null } as const
  const request = { orderId, payFen: quote.payFen, title, payBefore, ip, sharedPackId: null }
  const { channel, payment } = await requestPayment(request, payer, at)
  const moved = (await moveOrder(order, { state: 'paying', payment }, channel)) ?? (await findOrder(orderId))
  return restOrder(moved)
}

/** Where the rest of a sale stands, for the member who pays it. Asks WeChat itself when the notice is late. */
export async function readRestOf(orderId: OrderId, packId: PackId, at: Instant): Promise<RestOrder> {
  const order = restOrder(await findOrder(orderId))
  if (!isPayer(order, packId)) throw new Refusal('ORDER_UNKNOWN', {})
  return restOrder(await readTopUp(orderId, order.packId, at))
}

function isPayer({ packId, rest }: RestOrder, payer: PackId): boolean {
  return packId === payer || rest.memberPackId === payer
}

/** The same for the till that asked. */
export async function readRestAtTill(orderId: OrderId, { storeId }: StaffMember, at: Instant): Promise<RestOrder> {
  const order = restOrder(await findOrder(orderId))
  if (order.rest.storeId !== storeId) throw new Refusal('ORDER_UNKNOWN', {})
  return restOrder(await readTopUp(orderId, order.packId, at))
}

/**
 * The till gives a sale up. What the phone may be paying right now is closed at WeChat first: REST_BEING_PAID while that is
 * not possible.
 */
export async function cancelRest(orderId: OrderId, staff: StaffMember, at: Instant): Promise<RestOrder> {
  const order = await readRestAtTill(orderId, staff, at)
  const { state } = order.progress
  if (state !== 'created' && state !== 'paying') return order
  if (state === 'paying' && !(await portOf(order.channel).close(order))) throw new Refusal('REST_BEING_PAID', {})
  // The hold first: nobody looks at a closed order again. What is paid all the same goes back by itself.
  await letGoOfRest(order, at)
  const closed = await moveOrder(order, { state: 'closed', closedAt: at, reason: 'unpaid' })
  return closed ? restOrder(closed) : readRestAtTill(orderId, staff, at)
}

function restOrder(order: Order | null): RestOrder {
  if (!order?.rest) throw new Refusal('ORDER_UNKNOWN', {})
  return { ...order, rest: order.rest }
}
