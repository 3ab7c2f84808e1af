import { fen } from '../money'
import type { BillLine } from './bill'

/** How wide the fields of a line are, in order, each followed by a space (UnionPay, 商户对账文件 ZM, 42 fields). */
const WIDTHS = [
  ...[3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13],
  ...[13, 8, 32, 13, 13, 12, 2, 1, 32, 98],
]
/** Where what is read stands among them. */
const PLACES = { sentAt: 4, amount: 6, queryId: 9, orderId: 11, txnType: 19, origQueryId: 26 } as const

const PAYMENT = '01'
const REFUND = '04'

/** A line of UnionPay's bill. */
export interface UnionpayBillLine extends BillLine {
  /** `MMddHHmmss` in China: a bill follows UnionPay's own day, which ends at 23:00 */
  sentAt: string
}

/**
 * Reads a bill of UnionPay (INN…ZM_…): lines of fixed fields, one for each payment and refund. A refund names its payment
 * by UnionPay's number only, so its `outTradeNo` is that number. Null when a line is not such a line. Whether the file is
 * whole is proved by the signature it comes under; it has no sums.
 */
export function readUnionpayBill(text: string): UnionpayBillLine[] | null {
  const rows = text.split(/\r?\n/).filter(row => row.trim() !== '')
  const lines = rows.map(readRow)
  const whole = lines.filter(line => line !== null)
  return whole.length === lines.length ? whole : null
}

function readRow(row: string): UnionpayBillLine | null {
  const fields = fieldsOf(row)
  const [sentAt, amount, type] = [fields[PLACES.sentAt] ?? '', fields[PLACES.amount] ?? '', fields[PLACES.txnType]]
  const orderId = fields[PLACES.orderId] ?? ''
  if (!/^\d{12}$/.test(amount) || !/^\d{10}$/.test(sentAt) || orderId === '') return null
  if (type !== PAYMENT && type !== REFUND) return null
  const isRefund = type === REFUND
  return {
    outTradeNo: isRefund ? (fields[PLACES.origQueryId] ?? '') : orderId,
    transactionId: fields[PLACES.queryId] ?? '',
    fen: fen(Number(amount)),
    outRefundNo: isRefund ? orderId : null,
    sentAt,
  }
}

function fieldsOf(row: string): string[] {
  const fields: string[] = []
  let from = 0
  for (const width of WIDTHS) {
    fields.push(row.slice(from, from + width).trim())
    from += width + 1
  }
  return fields
}
