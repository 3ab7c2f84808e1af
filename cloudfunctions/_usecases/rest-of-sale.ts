import type { OrderId, PackId } from '../../src/domain/ids'
import { shortYuanText } from '../../src/domain/money'
import { holdOfRest } from '../../src/domain/pack/rest'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { portOf } from '../_platform/payments/channels'
import { findOrder, moveOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { readTopUp } from './read-top-up'
import { requestPayment } from './request-payment'
import { letGoOfRest, type RestOrder, restOrder } from './rest-hold'
import { type RestStart, startRest } from './start-rest'

/** A till's sale, named by the pay code that it was shown. Throws CODE_USED for another sale under it, and all that startRest does. */
export async function startRestAtTill(
  wish: Omit<RestStart, 'storeId' | 'staffId'>,
  { storeId, staffId }: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<RestOrder> {
  try {
    return await startRest({ ...wish, storeId, staffId }, rules, at)
  } catch (error) {
    throw error instanceof Refusal && error.code === 'COMMAND_ID_REUSED' ? new Refusal('CODE_USED', {}) : error
  }
}

/** The member's phone asks to pay the rest of what it is shown. Throws HOLD_NOT_OPEN when nothing is held for it (any more). */
export async function payRestOf(orderId: OrderId, packId: PackId, ip: string, rules: Rules, at: Instant) {
  const order = restOrder(await findOrder(orderId))
  if (!isPayer(order, packId)) throw new Refusal('ORDER_UNKNOWN', {})
  return askForRest(order, ip, rules, at)
}

/** Asks WeChat for the payment, unless it was asked before. Throws as payRestOf does. */
export async function askForRest(order: RestOrder, ip: string, rules: Rules, at: Instant): Promise<RestOrder> {
  if (order.progress.state !== 'created') return order
  const { orderId } = order
  const pack = await loadPack(order.packId, at)
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
