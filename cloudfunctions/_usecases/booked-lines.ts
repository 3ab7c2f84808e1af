import { wayOf } from '../../src/domain/channels/channel'
import { deriveId, isId, type OrderId, type TopUpRefundId } from '../../src/domain/ids'
import type { BookedLine, WayLine } from '../../src/domain/reconcile/match'
import { endOfShopDay, type ShopDay, startOfShopDay } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { findEntries } from '../_store/entries'
import { findOrders, ordersPaidBetween } from '../_store/orders'
import { findRefunds } from '../_store/refunds'

/**
 * What our books say of a day: orders that were paid on it, and those that the bill names beside. An order is booked when
 * its entry lies in the ledger: the order's own word is not taken for it.
 */
export async function bookedLines(day: ShopDay, bill: readonly WayLine[]): Promise<BookedLine[]> {
  const paid = await ordersPaidBetween(startOfShopDay(day), endOfShopDay(day))
  const known = new Set<string>(paid.map(order => order.orderId))
  // A refund names its payment too, which may be of another day and stands in that day's bill.
  const payments = bill.filter(line => line.outRefundNo === null)
  const named = new Set(payments.map(line => line.outTradeNo).filter(number => !known.has(number)))
  const others = await findOrders([...named].filter((number): number is OrderId => isId('ord', number)))
  const orders = [...paid, ...others.filter(order => paidOf(order))]
  const credited = await creditsOf(orders)
  return [...orders.map(order => lineOf(order, credited)), ...(await refundLines(bill))]
}

/** What our books say of the refunds that the bill names. One is booked when its lots are closed. */
async function refundLines(bill: readonly WayLine[]): Promise<BookedLine[]> {
  const ways = new Map(bill.map(line => [line.outRefundNo, line.way]))
  const known = await findRefunds([...ways.keys()].filter((number): number is TopUpRefundId => isId('rft', number)))
  return known.map(({ orderId, paidUnder, refundId, refundFen, progress }) => {
    const state = progress.state === 'refunded' ? 'booked' : 'waiting'
    const way = ways.get(refundId) ?? 'wechat'
    return { outTradeNo: paidUnder?.orderId ?? orderId, outRefundNo: refundId, way, fen: refundFen, state }
  })
}

function paidOf({ progress }: Order): boolean {
  const { state } = progress
  return state !== 'created' && state !== 'paying' && state !== 'given_up' && state !== 'closed'
}

/** Where the money of an order may be booked: credited, as the rest of a sale, or on several cards; what a card cannot take is the payer's. */
function bookedUnder({ packId, orderId, rest, batch }: Order) {
  if (batch) {
    return batch.flatMap(line => {
      const commandId = deriveId('top', line.lineId)
      return [...new Set([line.packId, packId])].map(packId => ({ packId, commandId }))
    })
  }
  const credited = { packId, commandId: deriveId('top', orderId) }
  return rest ? [credited, { packId, commandId: deriveId('cap', orderId) }] : [credited]
}

/** What the ledger has of orders' money, by order. */
async function creditsOf(orders: readonly Order[]): Promise<Map<OrderId, number>> {
  const entries = await findEntries(orders.flatMap(bookedUnder))
  const credits = new Map<OrderId, number>()
  const paidUnder = new Map(orders.flatMap(({ orderId, batch = [] }) => batch.map(line => [line.lineId, orderId])))
  for (const { facts } of entries) {
    if (facts.kind === 'top_up_settled') {
      const orderId = paidUnder.get(facts.orderId) ?? facts.orderId
      credits.set(orderId, (credits.get(orderId) ?? 0) + facts.payFen)
    }
    if (facts.kind === 'captured' && facts.rest) credits.set(facts.rest.orderId, facts.rest.restFen)
  }
  return credits
}

function lineOf(order: Order, credited: Map<OrderId, number>): BookedLine {
  const { orderId, channel, quote, progress } = order
  const creditedFen = credited.get(orderId)
  const line = { outTradeNo: orderId, outRefundNo: null, way: wayOf(channel) }
  if (progress.state === 'suspense') {
    // What came and went back comes to nothing on both sides.
    const { back } = progress
    return back?.step === 'refunded'
      ? { ...line, fen: back.refundFen, state: 'booked' }
      : { ...line, fen: quote.payFen, state: 'suspense' }
  }
  if (creditedFen === undefined) return { ...line, fen: quote.payFen, state: 'waiting' }
  return { ...line, fen: quote.payFen, state: creditedFen === quote.payFen ? 'booked' : 'waiting' }
}
