import { wayOf } from '../../src/domain/channels/channel'
import { isId, type TopUpRefundId } from '../../src/domain/ids'
import { billReadyAt, dayInTurn } from '../../src/domain/reconcile/bill-calendar'
import { type BillDay, isOpen, lookAgain, openDifferences } from '../../src/domain/reconcile/bill-day'
import { matchBill, type WayLine } from '../../src/domain/reconcile/match'
import { Refusal } from '../../src/domain/refusal'
import { addDays, HOUR, type Instant, later, type ShopDay, shopDayOf } from '../../src/domain/time'
import { log } from '../_platform/log'
import { configuredChannels } from '../_platform/payments/channels'
import { orderOfNumber } from '../_platform/payments/order-number'
import { findBillDay, findBillDays, latestBillDays, replaceBillDay, type StoredBillDay } from '../_store/bill-days'
import { findRefunds } from '../_store/refunds'
import { bookedLines } from './booked-lines'
import { tickAt } from './tick-at'

/** Days that still have open differences are looked at again for so long. */
const DAYS_LOOKED_AT = 7

/**
 * Holds one day's bills against the books and keeps the result. Throws BILL_NOT_READY before the bill is there,
 * BILL_UNREADABLE when it is not whole, BILL_SIGNED_OFF for a day that is closed.
 */
export async function reconcileDay(day: ShopDay, at: Instant): Promise<BillDay> {
  if (at < billReadyAt(day)) throw new Refusal('BILL_NOT_READY', { day })
  const stored = await findBillDay(day)
  if (stored?.billDay.progress.state === 'signed_off') throw new Refusal('BILL_SIGNED_OFF', {})
  const bill = await billOf(day)
  const match = matchBill(bill, await bookedLines(day, bill))
  return keep(lookAgain(stored?.billDay ?? null, day, match, at), stored)
}

/** The bills together of every channel. Channels of one merchant bring the same lines: each counts once. */
async function billOf(day: ShopDay): Promise<WayLine[]> {
  const lines = new Map<string, WayLine>()
  for (const { channel, port } of configuredChannels()) {
    const way = wayOf(channel)
    for (const line of await port.bill(day)) {
      lines.set(`${line.outTradeNo}/${line.outRefundNo ?? ''}`, { ...line, way })
    }
  }
  return withOwnNumbers([...lines.values()])
}

/** Every line under the number of our order: as we gave it, or by our refund where the bill names nothing else of ours. */
async function withOwnNumbers(lines: readonly WayLine[]): Promise<WayLine[]> {
  const nameless = lines.filter(line => orderOfNumber(line.outTradeNo) === null).map(line => line.outRefundNo)
  const refunds = await findRefunds(nameless.filter((number): number is TopUpRefundId => isId('rft', number)))
  const orders = new Map<string, string>(
    refunds.map(({ refundId, paidUnder, orderId }) => [refundId, paidUnder?.orderId ?? orderId]),
  )
  return lines.map(line => ({
    ...line,
    outTradeNo: orderOfNumber(line.outTradeNo) ?? orders.get(line.outRefundNo ?? '') ?? line.outTradeNo,
  }))
}

const DAYS_SHOWN = 31

/** The newest days that were held against the books. */
export function newestBillDays(): Promise<BillDay[]> {
  return latestBillDays(DAYS_SHOWN)
}

/** A day as it was last looked at. Throws BILL_NOT_READY when it never was. */
export async function readBillDay(day: ShopDay): Promise<BillDay> {
  return (await storedDay(day)).billDay
}

/** Writes down why a difference is none, in a person's words. */
export async function explainDifference(
  wish: { day: ShopDay; differenceId: string; note: string },
  by: string,
  at: Instant,
): Promise<BillDay> {
  const stored = await storedDay(wish.day)
  assertOpen(stored)
  const { billDay } = stored
  if (!billDay.differences.some(each => each.differenceId === wish.differenceId)) {
    throw new Refusal('BILL_DIFFERENCE_UNKNOWN', {})
  }
  const differences = billDay.differences.map(each =>
    each.differenceId === wish.differenceId
      ? { ...each, resolution: { state: 'explained' as const, by, at, note: wish.note } }
      : each,
  )
  return keep({ ...billDay, differences }, stored)
}

/** Closes a day; whoever closed it may say so again. Throws BILL_DIFFERENCES_OPEN while something is unexplained. */
export async function signOffDay(day: ShopDay, by: string, at: Instant): Promise<BillDay> {
  const stored = await storedDay(day)
  const { progress } = stored.billDay
  if (progress.state === 'signed_off' && progress.by === by) return stored.billDay
  assertOpen(stored)
  const count = openDifferences(stored.billDay)
  if (count > 0) throw new Refusal('BILL_DIFFERENCES_OPEN', { count })
  return keep({ ...stored.billDay, progress: { state: 'signed_off', by, at } }, stored)
}

async function storedDay(day: ShopDay): Promise<StoredBillDay> {
  const stored = await findBillDay(day)
  if (!stored) throw new Refusal('BILL_NOT_READY', { day })
  return stored
}

function assertOpen({ billDay }: StoredBillDay): void {
  if (billDay.progress.state === 'signed_off') throw new Refusal('BILL_SIGNED_OFF', {})
}

async function keep(next: BillDay, stored: StoredBillDay | null): Promise<BillDay> {
  if (await replaceBillDay(next, stored?.revision ?? 0)) return next
  throw new Refusal('TRY_AGAIN', {})
}

/**
 * The clock's share: yesterday once its bill is there, and the days before that are to be looked at again. One a tick.
 */
export async function reconcileDue(at: Instant): Promise<number> {
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_day, place) => addDays(shopDayOf(at), -place - 1)).filter(
    day => at >= billReadyAt(day),
  )
  const stored = await findBillDays(days)
  const due = days.filter(day => isDue(day, stored.get(day), at))
  const day = dayInTurn(due, tickAt(at))
  if (day === undefined) return 0
  await reconcileDay(day, at)
  log('bill matched', { day })
  return 1
}

function isDue(day: ShopDay, billDay: BillDay | undefined, at: Instant): boolean {
  if (billDay === undefined) return true
  const { differences, matchedAt, progress } = billDay
  if (progress.state === 'signed_off') return false
  // UnionPay's day ends before ours: the last hour of a day stands in the bill of the next.
  const isWholeAt = billReadyAt(addDays(day, 1))
  const wasPart = matchedAt < isWholeAt && at >= isWholeAt
  return wasPart || (differences.some(isOpen) && at >= later(matchedAt, 12 * HOUR))
}
