import { gzipSync } from 'node:zlib'
import { type Merchant, PayRefusal, PayRequestError } from './answer'
import { type PayOrder, payTime, type Refund } from './order'
import type { PayStore } from './pay-store'
import { isRefunded } from './refund'

/** Yesterday's bill is there from ten in the morning, Beijing time. */
const READY_HOUR_MS = 10 * 3_600_000
const DAY_MS = 86_400_000
/** Share of each payment that WeChat Pay keeps: 0.6 %. */
const FEE_RATE = 0.006

const DETAIL_HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const TOTAL_HEAD = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

export interface BillRow {
  at: number
  order: PayOrder
  refund?: Refund
}

/**
 * `downloadBill`: one day's payments and refunds as WeChat Pay writes them: CSV whose fields begin with a backtick,
 * amounts in yuan, then a line of totals. Throws when the day is not over or nothing happened.
 */
export function bill(store: PayStore, merchant: Merchant, request: Record<string, unknown>, now: number): Buffer {
  const { bill_date: date, bill_type: type = 'ALL', tar_type: tarType } = request
  if (typeof date !== 'string' || !/^\d{8}$/.test(date)) throw new PayRequestError('invalid bill_date')
  if (type !== 'ALL' && type !== 'SUCCESS' && type !== 'REFUND') throw new PayRequestError('invalid bill_type')
  const rows = rowsOf(store, String(request.sub_mch_id), date.replace(/(....)(..)(..)/, '$1-$2-$3'), now).filter(
    ({ refund }) => type === 'ALL' || (refund === undefined) === (type === 'SUCCESS'),
  )
  if (rows.length === 0) throw new PayRefusal('NO Bill Exist', '账单不存在')
  const lines = [DETAIL_HEAD, ...rows.map(row => detail(row, merchant)), TOTAL_HEAD, totals(rows)]
  const text = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
  return tarType === 'GZIP' ? gzipSync(text) : text
}

/** What was paid to a merchant and given back on a day (`yyyy-MM-dd`), in order. Throws while there is no bill of it yet. */
export function rowsOf(store: PayStore, subMchId: string, day: string, now: number): BillRow[] {
  const start = Date.parse(`${day}T00:00:00+08:00`)
  if (!(now >= start + DAY_MS + READY_HOUR_MS)) throw new PayRefusal('NO Bill Exist', '账单不存在')
  const rows: BillRow[] = []
  for (const order of store.everyOrder()) {
    if (order.subMchId !== subMchId) continue
    if (order.paidAt !== undefined) rows.push({ at: order.paidAt, order })
    for (const refund of order.refunds) if (isRefunded(refund, now)) rows.push({ at: refund.createdAt, order, refund })
  }
  return rows.filter(({ at }) => at >= start && at < start + DAY_MS).sort((a, b) => a.at - b.at)
}

function detail({ at, order, refund }: BillRow, merchant: Merchant): string {
  const time = payTime(at).replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3 $4:$5:$6')
  const paid = refund ? 0 : order.totalFee
  const back = refund?.refundFee ?? 0
  const fields = [
    ...[time, merchant.appid, merchant.mchId, order.subMchId, '', order.transactionId ?? '', order.outTradeNo],
    ...[order.openid, 'JSAPI', refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', yuan(paid), yuan(0)],
    ...[refund?.refundId ?? '0', refund?.outRefundNo ?? '0', yuan(back), yuan(0)],
    ...[refund ? 'ORIGINAL' : '', refund ? 'SUCCESS' : '', order.body, order.attach ?? ''],
    ...[fee(paid - back), '0.60%', yuan(paid), yuan(back), ''],
  ]
  return line(fields)
}

function totals(rows: BillRow[]): string {
  const paid = rows.reduce((sum, { order, refund }) => sum + (refund ? 0 : order.totalFee), 0)
  const back = rows.reduce((sum, { refund }) => sum + (refund?.refundFee ?? 0), 0)
  return line([String(rows.length), yuan(paid), yuan(back), yuan(0), fee(paid - back), yuan(paid), yuan(back)])
}

/** The backtick keeps spreadsheets from turning long numbers into rounded ones. */
function line(fields: string[]): string {
  return fields.map(field => `\`${field.replace(/[,\r\n]/g, ' ')}`).join(',')
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

function fee(fen: number): string {
  return ((Math.sign(fen) * Math.round(Math.abs(fen) * FEE_RATE)) / 100).toFixed(5)
}
