import { isId, type TopUpRefundId } from '../../src/domain/ids'
import type { BillLine } from '../../src/domain/reconcile/bill'
import { type BillDay, isOpen, lookAgain, openDifferences } from '../../src/domain/reconcile/bill-day'
import { matchBill } from '../../src/domain/reconcile/match'
import { Refusal } from '../../src/domain/refusal'
import { addDays, endOfShopDay, HOUR, type Instant, later, type ShopDay, shopDayOf } from '../../src/domain/time'
import { log } from '../_platform/log'
import { configuredChannels } from '../_platform/payments/channels'
import { orderOfNumber } from '../_platform/payments/order-number'
import { findBillDay, findBillDays, latestBillDays, replaceBillDay, type StoredBillDay } from '../_store/bill-days'
import { findRefunds } from '../_store/refunds'
import { bookedLines } from './booked-lines'

/** Every channel has a day's bill ready by ten the next morning. */
const BILL_READY_AFTER = 10 * HOUR
/** Days that still have open differences are looked at again for so long. */
const DAYS_LOOKED_AT = 7

/**
 * Holds one day's bills against the books and keeps the result. Throws BILL_NOT_READY before the bill is there,
 * BILL_UNREADABLE when it is not whole, BILL_SIGNED_OFF for a day that is closed.
 */
export async function reconcileDay(day: ShopDay, at: Instant): Promise<BillDay> {
  if (at < later(endOfShopDay(day), BILL_READY_AFTER)) throw new Refusal('BILL_NOT_READY', { day })
  const stored = await findBillDay(day)
  if (stored?.billDay.progress.state === 'signed_off') throw new Refusal('BILL_SIGNED_OFF', {})
  const bill = await billOf(day)
  const match = matchBill(bill, await bookedLines(day, bill))
  return keep(lookAgain(stored?.billDay ?? null, day, match, at), stored)
}

/** The bills together of every channel. Channels of one merchant bring the same lines: each counts once. */
async function billOf(day: ShopDay): Promise<BillLine[]> {
  const lines = new Map<string, BillLine>()
  for (const { port } of configuredChannels()) {
    for (const line of await port.bill(day)) lines.set(`${line.outTradeNo}/${line.outRefundNo ?? ''}`, line)
  }
  return withOwnNumbers([...lines.values()])
}

/** Every line under the number of our order: as we gave it, or by our refund where the bill names nothing else of ours. */
async function withOwnNumbers(lines: readonly BillLine[]): Promise<BillLine[]> {
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
  const stored = await findBillDay(day)
  if (!stored) throw new Refusal('BILL_NOT_READY', { day })
  return stored.billDay
}

/** Writes down why a difference is none, in a person's words. */
export async function explainDifference(
  wish: { day: ShopDay; differenceId: string; note: string },
  by: string,
  at: Instant,
): Promise<BillDay> {
  const stored = await openDay(wish.day)
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

/** Closes a day. Throws BILL_DIFFERENCES_OPEN while something is unexplained. */
export async function signOffDay(day: ShopDay, by: string, at: Instant): Promise<BillDay> {
  const stored = await openDay(day)
  const count = openDifferences(stored.billDay)
  if (count > 0) throw new Refusal('BILL_DIFFERENCES_OPEN', { count })
  return keep({ ...stored.billDay, progress: { state: 'signed_off', by, at } }, stored)
}

async function openDay(day: ShopDay): Promise<StoredBillDay> {
  const stored = await findBillDay(day)
  if (!stored) throw new Refusal('BILL_NOT_READY', { day })
  if (stored.billDay.progress.state === 'signed_off') throw new Refusal('BILL_SIGNED_OFF', {})
  return stored
}

async function keep(next: BillDay, stored: StoredBillDay | null): Promise<BillDay> {
  if (await replaceBillDay(next, stored?.revision ?? 0)) return next
  throw new Refusal('TRY_AGAIN', {})
}

/** The clock's share: yesterday once its bill is there, and the days before that still have something open. One a tick. */
export async function reconcileDue(at: Instant): Promise<number> {
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_day, place) => addDays(shopDayOf(at), -place - 1)).filter(
    day => at >= later(endOfShopDay(day), BILL_READY_AFTER),
  )
  const stored = await findBillDays(days)
  const due = days.find(day => isDue(stored.get(day), at))
  if (due === undefined) return 0
  await reconcileDay(due, at)
  log('bill matched', { day: due })
  return 1
}

function isDue(billDay: BillDay | undefined, at: Instant): boolean {
  return billDay === undefined || (billDay.differences.some(isOpen) && isStale(billDay, at))
}

function isStale({ matchedAt, progress }: BillDay, at: Instant): boolean {
  return progress.state === 'open' && at >= later(matchedAt, 12 * HOUR)
}
