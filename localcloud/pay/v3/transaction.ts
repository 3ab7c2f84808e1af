import type { PayOrder, Refund } from '../order'
import { isRefunded, refundedAt } from '../refund'

/** An instant as API v3 writes it: RFC 3339 in Beijing time. */
function v3Time(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00')
}

/** An order as API v3 tells it, in answers and in notices. */
export function transactionOf(order: PayOrder, appid: string, stateWords: string): Record<string, unknown> {
  const known = {
    appid,
    mchid: order.subMchId,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: stateWords,
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    amount: { total: order.totalFee, currency: 'CNY' },
  }
  if (order.paidAt === undefined) return known
  return {
    ...known,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: v3Time(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.totalFee, payer_total: order.totalFee, currency: 'CNY', payer_currency: 'CNY' },
  }
}

export function refundOf(order: PayOrder, one: Refund, now: number): Record<string, unknown> {
  return {
    refund_id: one.refundId,
    out_refund_no: one.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: v3Time(one.createdAt),
    ...(isRefunded(one, now) ? { status: 'SUCCESS', success_time: v3Time(refundedAt(one)) } : { status: 'PROCESSING' }),
    amount: { ...refundAmount(order, one), currency: 'CNY' },
  }
}

/** A finished refund as a notice tells it. */
export function refundNoticeOf(order: PayOrder, one: Refund): Record<string, unknown> {
  return {
    mchid: order.subMchId,
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    out_refund_no: one.outRefundNo,
    refund_id: one.refundId,
    refund_status: 'SUCCESS',
    success_time: v3Time(refundedAt(one)),
    user_received_account: '支付用户零钱',
    amount: refundAmount(order, one),
  }
}

function refundAmount(order: PayOrder, one: Refund) {
  const { totalFee: total } = order
  return { total, refund: one.refundFee, payer_total: total, payer_refund: one.refundFee }
}
