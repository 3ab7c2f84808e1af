import { randomUUID } from 'node:crypto'
import type { PayOrder } from '../order'
import { alipayTime, yuanOf } from './alipay-text'

/** A trade as a query tells it at a moment. */
export function tradeOf(order: PayOrder, now: number): Record<string, unknown> {
  const { outTradeNo, totalFee, paidAt } = order
  const known = {
    ...(paidAt === undefined ? {} : { trade_no: order.transactionId, send_pay_date: alipayTime(paidAt) }),
    ...{ out_trade_no: outTradeNo, total_amount: yuanOf(totalFee), buyer_logon_id: '159****5620' },
  }
  return { ...known, trade_status: statusOf(order, now) }
}

function statusOf({ paidAt, state, expiresAt, refunds, totalFee }: PayOrder, now: number): string {
  if (paidAt !== undefined) {
    const back = refunds.reduce((sum, { refundFee }) => sum + refundFee, 0)
    return back === totalFee ? 'TRADE_CLOSED' : 'TRADE_SUCCESS'
  }
  return state === 'CLOSED' || now >= expiresAt ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY'
}

/** What a notice about a trade says before it is signed. */
export function noticeOf(order: PayOrder, now: number): Record<string, string> {
  const { outTradeNo, transactionId = '', totalFee, paidAt, createdAt } = order
  return {
    ...{ notify_type: 'trade_status_sync', notify_id: randomUUID().replaceAll('-', ''), charset: 'utf-8' },
    ...{ notify_time: alipayTime(now), app_id: order.subMchId, version: '1.0' },
    ...{ out_trade_no: outTradeNo, trade_no: transactionId, trade_status: statusOf(order, now) },
    ...{ total_amount: yuanOf(totalFee), gmt_create: alipayTime(createdAt) },
    ...(paidAt === undefined ? {} : { gmt_payment: alipayTime(paidAt) }),
  }
}
