import * as z from 'zod'
import { chanceBytes } from '../faults/chance'
import { type PayAnswer, PayRefusal, PayRequestError } from './answer'
import { orderOf } from './find-order'
import { type Listener, type PayOrder, payTime, type Refund } from './order'
import type { Notice, PayStore } from './pay-store'

/** Rules of WeChat Pay's refunds. */
const REFUNDABLE_MS = 365 * 86_400_000
const MAX_REFUNDS = 50
const PAUSE_MS = 60_000
/** An accepted refund is on its way for a while: acceptance is not the result. */
const TAKES_MS = 3000
const RECEIVED_BY = '支付用户零钱'

const requestSchema = z.object({
  out_refund_no: z.string().regex(/^[0-9A-Za-z_|*@-]{1,64}$/),
  total_fee: z.number().int().positive(),
  refund_fee: z.number().int().positive(),
  refund_desc: z.string().max(80).optional(),
  env_id: z.string().min(1).optional(),
  function_name: z.string().min(1).optional(),
  notify_url: z.url().max(256).optional(),
})
type RefundRequest = z.infer<typeof requestSchema>

/**
 * `refund`: takes a refund, or repeats the answer to the same request. `announce` is given the notice of a refund whose
 * request named a listener. Throws a `PayRequestError` or `PayRefusal`.
 */
export async function refund(
  store: PayStore,
  request: Record<string, unknown>,
  now: number,
  announce: (notice: Notice) => void,
): Promise<PayAnswer> {
  const parsed = requestSchema.safeParse(request)
  if (!parsed.success) throw new PayRequestError(`invalid ${String(parsed.error.issues[0]?.path[0])}`)
  const wanted = parsed.data
  const { outTradeNo } = orderOf(store, request)
  const outcome = await store.transact(() => {
    const order = store.order(outTradeNo)
    if (!order) return new PayRefusal('ORDERNOTEXIST', '此交易订单号不存在')
    const earlier = order.refunds.find(({ outRefundNo }) => outRefundNo === wanted.out_refund_no)
    const refusal = earlier ? refusalToRepeat(order, earlier, wanted) : refusalToRefund(order, wanted, now)
    if (refusal) return refusal
    if (earlier) return { order, taken: earlier, notice: undefined }
    const taken = newRefund(wanted, now)
    const next: PayOrder = { ...order, state: 'REFUND', refunds: [...order.refunds, taken] }
    store.putOrder(next)
    const notice = noticeOf(order, taken)
    if (notice) store.putNotice(notice)
    return { order: next, taken, notice }
  })
  if (outcome instanceof PayRefusal) throw outcome
  if (outcome.notice) announce(outcome.notice)
  return acceptedFields(outcome.order, outcome.taken)
}

/** `queryRefund`: every refund of an order, or the one that `out_refund_no` names. */
export function queryRefund(store: PayStore, request: Record<string, unknown>, now: number): PayAnswer {
  const order = orderOf(store, request)
  const { out_refund_no: wanted } = request
  const found = order.refunds.filter(({ outRefundNo }) => wanted === undefined || outRefundNo === wanted)
  if (found.length === 0) throw new PayRefusal('REFUNDNOTEXIST', '退款单不存在')
  const numbered = found.map((one, index) =>
    Object.entries(resultFields(one, now)).map(([key, value]) => [`${key}_${index}`, value]),
  )
  return {
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    total_fee: order.totalFee,
    cash_fee: order.totalFee,
    refund_fee: sumOf(found),
    refund_count: found.length,
    ...Object.fromEntries(numbered.flat()),
  }
}

/** Whether the money of a refund has arrived. `now` in milliseconds. */
export function isRefunded(one: Refund, now: number): boolean {
  return now >= refundedAt(one)
}

function refusalToRepeat(order: PayOrder, earlier: Refund, wanted: RefundRequest): PayRefusal | undefined {
  if (earlier.refundFee === wanted.refund_fee && order.totalFee === wanted.total_fee) return undefined
  return new PayRefusal('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
}

function refusalToRefund(order: PayOrder, wanted: RefundRequest, now: number): PayRefusal | undefined {
  if (order.paidAt === undefined) return new PayRefusal('INVALID_REQUEST', '订单未支付，不能退款')
  if (wanted.total_fee !== order.totalFee) return new PayRefusal('REFUND_FEE_MISMATCH', '订单金额与支付时不一致')
  if (now - order.paidAt > REFUNDABLE_MS) return new PayRefusal('TRADE_OVERDUE', '订单已经超过退款期限')
  if (sumOf(order.refunds) + wanted.refund_fee > order.totalFee) {
    return new PayRefusal('REFUND_FEE_INVALID', '累计退款金额大于支付金额')
  }
  if (order.refunds.length >= MAX_REFUNDS) return new PayRefusal('INVALID_REQUEST', '部分退款次数超过限制')
  const last = order.refunds.at(-1)
  if (last && now - last.createdAt < PAUSE_MS)
    return new PayRefusal('FREQUENCY_LIMITED', '同一订单的退款请求间隔不能少于1分钟')
  return undefined
}

function newRefund(wanted: RefundRequest, now: number): Refund {
  const digits = BigInt(`0x${chanceBytes(6).toString('hex')}`)
    .toString()
    .padStart(15, '0')
  const refundId = `5030${payTime(now)}${digits.slice(-11)}`
  const listener = listenerOf(wanted)
  return {
    outRefundNo: wanted.out_refund_no,
    refundId,
    refundFee: wanted.refund_fee,
    createdAt: now,
    ...(listener && { listener }),
  }
}

function listenerOf({ env_id, function_name, notify_url }: RefundRequest): Listener | undefined {
  if (notify_url !== undefined) return { notifyUrl: notify_url }
  return env_id === undefined || function_name === undefined
    ? undefined
    : { envId: env_id, functionName: function_name }
}

/** Told when the refund is done, not when it is accepted. */
function noticeOf({ outTradeNo }: PayOrder, { outRefundNo, createdAt, listener }: Refund): Notice | undefined {
  if (!listener) return undefined
  return { id: `refund:${outRefundNo}`, outTradeNo, outRefundNo, attempts: 0, nextAt: createdAt + TAKES_MS }
}

function acceptedFields(order: PayOrder, taken: Refund): PayAnswer {
  return {
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    out_refund_no: taken.outRefundNo,
    refund_id: taken.refundId,
    refund_fee: taken.refundFee,
    total_fee: order.totalFee,
    cash_fee: order.totalFee,
    cash_refund_fee: taken.refundFee,
  }
}

function resultFields(one: Refund, now: number): PayAnswer {
  const known = {
    out_refund_no: one.outRefundNo,
    refund_id: one.refundId,
    refund_channel: 'ORIGINAL',
    refund_fee: one.refundFee,
  }
  if (!isRefunded(one, now)) return { ...known, refund_status: 'PROCESSING' }
  return { ...known, refund_status: 'SUCCESS', refund_recv_accout: RECEIVED_BY, refund_success_time: doneTime(one) }
}

/** What the notice of a finished refund says. */
export function refundNoticeFields(order: PayOrder, one: Refund): PayAnswer {
  return {
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    refund_id: one.refundId,
    out_refund_no: one.outRefundNo,
    total_fee: order.totalFee,
    settlement_total_fee: order.totalFee,
    refund_fee: one.refundFee,
    settlement_refund_fee: one.refundFee,
    refund_status: 'SUCCESS',
    success_time: doneTime(one),
    refund_recv_accout: RECEIVED_BY,
    refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
    refund_request_source: 'API',
  }
}

/** When the money was back, milliseconds since the epoch. */
export function refundedAt(one: Refund): number {
  return one.createdAt + TAKES_MS
}

function doneTime(one: Refund): string {
  return payTime(refundedAt(one)).replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3 $4:$5:$6')
}

function sumOf(refunds: Refund[]): number {
  return refunds.reduce((sum, { refundFee }) => sum + refundFee, 0)
}
