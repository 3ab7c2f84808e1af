import { type Fen, fenFromYuan } from '../money'
import { placesOf } from './columns'

/** One payment or refund as a payment service booked it. */
export interface BillLine {
  /** our order; of a refund, where the bill does not name it, the service's number of the payment */
  outTradeNo: string
  transactionId: string
  /** what was paid or given back, in fen */
  fen: Fen
  /** our number of the refund; null for a payment */
  outRefundNo: string | null
}

/** The columns that are read, by the names that WeChat Pay gives them; their places have changed over the years. */
const columns = {
  transactionId: '微信订单号',
  outTradeNo: '商户订单号',
  state: '交易状态',
  paid: '订单金额',
  outRefundNo: '商户退款单号',
  refunded: '退款金额',
} as const

const TOTALS_HEAD = '总交易单数'

/**
 * Reads a day's bill: CSV with a head, fields behind a backtick, amounts in yuan, totals at the end
 * (pay.weixin.qq.com/doc/v3/merchant/4013071238). Null when it is not such a bill, or its totals are not the sum of its
 * lines: half a bill must not be taken for a whole one.
 */
export function readBill(text: string): BillLine[] | null {
  // Trimming takes the mark away that the file begins with.
  const [head = '', ...rest] = text.trim().split(/\r?\n/)
  const end = rest.findIndex(line => line.startsWith(TOTALS_HEAD))
  const places = placesOf(
    columns,
    head.split(',').map(name => name.trim()),
  )
  if (end < 0 || !places) return null
  const lines = rest.slice(0, end).map(line => readLine(fieldsOf(line), places))
  const whole = lines.filter(line => line !== null)
  const [count] = fieldsOf(rest[end + 1] ?? '')
  return whole.length === lines.length && String(whole.length) === count ? whole : null
}

type Places = Record<keyof typeof columns, number>

/** Every field begins with a backtick: a comma in the name of some goods parts nothing. */
function fieldsOf(line: string): string[] {
  return line.replace(/^`/, '').split(',`')
}

function readLine(fields: readonly string[], places: Places): BillLine | null {
  const field = (name: keyof Places): string => fields[places[name]] ?? ''
  const isRefund = field('state') === 'REFUND'
  const fen = fenFromYuan(isRefund ? field('refunded') : field('paid'))
  if (fen === null || field('outTradeNo') === '') return null
  return {
    outTradeNo: field('outTradeNo'),
    transactionId: field('transactionId'),
    fen,
    outRefundNo: isRefund ? field('outRefundNo') : null,
  }
}
