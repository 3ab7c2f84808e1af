import { deriveId } from '../../src/domain/ids'
import { settleTopUp as credit } from '../../src/domain/pack/settle-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { isGivenUp, type Order, type OrderState, type Trade, whyNotCredited } from '../../src/domain/top-up/order'
import { isCredited } from '../../src/domain/top-up/order-refund'
import { bareQuote } from '../../src/domain/top-up/quote'
import { backToPayer, refundOfSuspense, wayOfSuspense } from '../../src/domain/top-up/suspense'
import { raiseAlarm } from '../_store/alarms'
import { findOrder, moveOrder } from '../_store/orders'
import { livePublished } from '../_store/published'
import { refunds } from '../_store/refunds'
import { keepTier } from '../_store/tier-stock'
import { commitCommand } from './commit-command'
import { creditBatch } from './credit-batch'
import { releaseRoom } from './release-room'
import { captureRest, letGoOfRest } from './rest-hold'

type PaidOrder = Extract<OrderState, { state: 'paid' }>
type PaidTrade = Extract<Trade, { trade: 'paid' }>

/**
 * Brings a paid order to its end: paid → credited in the pack → settled. Whoever asks first does it — notice, shopper,
 * clock — and whoever asks again finds it done: each step is one conditional write under the order's own id.
 * `trade` must be the channel's own answer to a query.
 */
export async function settleTopUp(order: Order, trade: PaidTrade, at: Instant): Promise<Order> {
  const { progress } = order
  if (isCredited(progress) || progress.state === 'suspense') return order
  // An order that was found paid has been judged: what the channel says of it later (a refund) must not undo half a credit.
  const reason = progress.state === 'paid' ? null : whyNotCredited(order, trade)
  if (reason !== null) return suspend(order, trade, reason, at)
  const paid =
    progress.state === 'paid'
      ? order
      : await moved(order, { state: 'paid', ...paidBy(trade), ...(isGivenUp(order) && { late: true }) })
  if (paid.progress.state !== 'paid') return paid
  const late = await book(paid, paid.progress, at)
  return moved(paid, { ...paid.progress, state: 'settled', settledAt: at, ...(late && { late }) })
}

/**
 * Writes the money into the pack: a top-up is credited; the rest of a sale is captured with what was held. When the sale or
 * the order was given up before its money came (true), the bare money is credited, and its way back is written down.
 */
async function book(order: Order, paid: PaidOrder, at: Instant): Promise<true | null> {
  const { rest, batch } = order
  if (batch) {
    await creditBatch({ ...order, batch }, { transactionId: paid.transactionId, paidAt: paid.paidAt }, at)
    return null
  }
  if (rest && paid.late) {
    // Given up by its payer, who may still see it held: it must not be captured any more.
    await letGoOfRest({ ...order, rest }, at)
  } else if (rest) {
    const { rules } = await livePublished(at, null)
    if (await captureRest({ ...order, rest }, paid.transactionId, rules, at)) return null
  }
  await creditPack(order, paid, at)
  if (order.quote.limited && !paid.late) await keepTier(order.quote.tierId, order.orderId)
  if (!rest && !paid.late) return null
  await noteLateRefund(order, paid.paidAt, at)
  return true
}

/** The clock takes it from here: held, given back by the channel, closed. */
async function noteLateRefund({ orderId, packId, quote }: Order, paidAt: Instant, at: Instant): Promise<void> {
  const { payFen: paidFen } = quote
  await refunds.insert({
    ...{ refundId: deriveId('rft', orderId), orderId, packId, reason: 'merchant', refundFen: paidFen, paidFen, paidAt },
    ...{ staffId: null, createdAt: at, progress: { state: 'holding' } },
  })
}

function paidBy({ transactionId, paidAt }: PaidTrade): { transactionId: string; paidAt: Instant } {
  return { transactionId, paidAt }
}

async function creditPack(order: Order, { transactionId, paidAt, late }: PaidOrder, at: Instant): Promise<void> {
  const { orderId, packId, quote } = order
  // Its bonus, spent before the clock gives the money back, would be had for nothing.
  const credited = late ? bareQuote(quote) : quote
  const settle = { orderId, quote: credited, transactionId, paidAt, channel: order.channel ?? 'wechat_cloud' }
  const { entry } = await commitCommand({
    packId,
    commandId: deriveId('top', orderId),
    content: { orderId, payFen: quote.payFen, bonusFen: quote.bonusFen },
    rulesVersion: quote.rulesVersion,
    at,
    decide: pack => credit(pack, settle, at),
  })
  const leftOut = entry.facts.kind === 'top_up_settled' ? (entry.facts.couponsLeftOut ?? 0) : 0
  if (leftOut > 0) {
    await raiseAlarm(
      'coupons_left_out',
      orderId,
      at,
      `充值已入账，会员卡包已满，随充值送的 ${leftOut} 张券没有发出，请补发`,
    )
  }
}

/** Moves an order; when another caller moved it first, theirs is the order to go on with. */
async function moved(order: Order, progress: Order['progress']): Promise<Order> {
  const next = (await moveOrder(order, progress)) ?? (await findOrder(order.orderId))
  if (!next) throw new Refusal('TRY_AGAIN', {})
  return next
}

/**
 * Sets aside what does not fit its order. Unless the channel has given it back already, all of it goes back to the payer; that is
 * written down first, so that an order which is set aside never keeps anybody's money.
 */
async function suspend(order: Order, trade: PaidTrade, reason: string, at: Instant): Promise<Order> {
  const toPayer = backToPayer(order, trade, at)
  if (toPayer) await refunds.insert(toPayer)
  const refund = await refunds.find(refundOfSuspense(order.orderId))
  const back = refund?.uncredited ? wayOfSuspense(refund) : null
  await raiseAlarm('payment_differs', order.orderId, at, `付款与订单不符，未入账${back ? '，原路退回' : ''}：${reason}`)
  await releaseRoom(order, at)
  return moved(order, { state: 'suspense', since: at, reason, ...(back && { back }) })
}
