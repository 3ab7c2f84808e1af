import { deriveId } from '../../src/domain/ids'
import { settleTopUp as credit } from '../../src/domain/pack/settle-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { type Order, type Trade, whyNotCredited } from '../../src/domain/top-up/order'
import { raiseAlarm } from '../_store/alarms'
import { findOrder, moveOrder } from '../_store/orders'
import { commitCommand } from './commit-command'
import { releaseRoom } from './release-room'

type PaidTrade = Extract<Trade, { trade: 'paid' }>

/**
 * Brings a paid order to its end: paid → credited in the pack → settled. Whoever asks first does it — notice, shopper,
 * clock — and whoever asks again finds it done: each step is one conditional write under the order's own id.
 * `trade` must be WeChat's own answer to a query.
 */
export async function settleTopUp(order: Order, trade: PaidTrade, at: Instant): Promise<Order> {
  const { progress } = order
  if (progress.state === 'settled' || progress.state === 'suspense') return order
  // An order that was found paid has been judged: what WeChat says of it later (a refund) must not undo half a credit.
  const reason = progress.state === 'paid' ? null : whyNotCredited(order, trade)
  if (reason !== null) return suspend(order, reason, at)
  const paid = progress.state === 'paid' ? order : await moved(order, { state: 'paid', ...paidBy(trade) })
  if (paid.progress.state !== 'paid') return paid
  await creditPack(paid, paid.progress, at)
  return moved(paid, { ...paid.progress, state: 'settled', settledAt: at })
}

function paidBy({ transactionId, paidAt }: PaidTrade): { transactionId: string; paidAt: Instant } {
  return { transactionId, paidAt }
}

async function creditPack(order: Order, paid: { transactionId: string; paidAt: Instant }, at: Instant): Promise<void> {
  const { orderId, packId, quote } = order
  const settle = { orderId, quote, ...paid, channel: order.channel ?? 'wechat_cloud' }
  await commitCommand({
    packId,
    commandId: deriveId('top', orderId),
    content: { orderId, payFen: quote.payFen, bonusFen: quote.bonusFen },
    rulesVersion: quote.rulesVersion,
    at,
    decide: pack => credit(pack, settle, at),
  })
}

/** Moves an order; when another caller moved it first, theirs is the order to go on with. */
async function moved(order: Order, progress: Order['progress']): Promise<Order> {
  const next = (await moveOrder(order, progress)) ?? (await findOrder(order.orderId))
  if (!next) throw new Refusal('TRY_AGAIN', {})
  return next
}

async function suspend(order: Order, reason: string, at: Instant): Promise<Order> {
  await raiseAlarm('payment_differs', order.orderId, at, `付款与订单不符，未自动入账：${reason}`)
  await releaseRoom(order, at)
  return moved(order, { state: 'suspense', since: at, reason })
}
