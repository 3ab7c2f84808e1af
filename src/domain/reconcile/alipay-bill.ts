import { type Fen, fen, fenFromYuan } from '../money'
import type { BillLine } from './bill'
import { placesOf } from './columns'

/** The columns that are read, by the names that Alipay gives them. */
const columns = {
  transactionId: '支付宝交易号',
  outTradeNo: '商户订单号',
  kind: '业务类型',
  amount: '订单金额（元）',
  outRefundNo: '退款批次号/请求号',
} as const

type Places = Record<keyof typeof columns, number>

const PAYMENT = '交易'
const REFUND = '退款'

/**
 * Reads a day's bill of Alipay (业务明细): CSV between lines that begin with #, fields ended by tabs, refunds as negative
 * amounts, and how many of each there are at the end. opendocs.alipay.com/open/204/106262. Null when it is not such a bill,
 * or not whole.
 */
export function readAlipayBill(text: string): BillLine[] | null {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const start = rows.findIndex(row => row.startsWith(columns.transactionId))
  const end = rows.findIndex(row => row.startsWith('#') && row.includes('列表结束'))
  const places = placesOf(columns, fieldsOf(rows[start] ?? ''))
  if (end < 0 || !places) return null
  const lines = rows.slice(start + 1, end).map(row => readRow(fieldsOf(row), places))
  const whole = lines.filter(line => line !== null)
  const refunds = whole.filter(line => line.outRefundNo !== null).length
  const isWhole =
    whole.length === lines.length &&
    countOf(rows, '#交易合计') === whole.length - refunds &&
    countOf(rows, '#退款合计') === refunds
  return isWhole ? whole : null
}

/** "#交易合计：3笔，…"; what is missing or says no number is NaN, which no count is. */
function countOf(rows: readonly string[], title: string): number {
  const row = rows.find(each => each.startsWith(title))
  return Number(row && /：(\d+)笔/.exec(row)?.[1])
}

/** Every field but those of the head ends with a tab: a comma in the name of some goods parts nothing. */
function fieldsOf(row: string): string[] {
  return row.split(row.includes('\t') ? '\t,' : ',').map(field => field.trim())
}

function readRow(fields: readonly string[], places: Places): BillLine | null {
  const field = (name: keyof Places): string => fields[places[name]] ?? ''
  const kind = field('kind')
  const amount = signedFen(field('amount'))
  if (amount === null || field('outTradeNo') === '') return null
  const fits = kind === REFUND ? amount < 0 : kind === PAYMENT && amount > 0
  if (!fits) return null
  return {
    outTradeNo: field('outTradeNo'),
    transactionId: field('transactionId'),
    fen: fen(Math.abs(amount)),
    outRefundNo: kind === REFUND ? field('outRefundNo') : null,
  }
}

function signedFen(text: string): number | null {
  const amount: Fen | null = fenFromYuan(text.replace(/^-/, ''))
  if (amount === null) return null
  return text.startsWith('-') ? -amount : amount
}
