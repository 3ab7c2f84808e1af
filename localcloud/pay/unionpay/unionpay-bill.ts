import { deflateSync } from 'node:zlib'
import AdmZip from 'adm-zip'
import { type BillRow, rowsOf } from '../bill'
import { payTime } from '../order'
import type { PayStore } from '../pay-store'
import type { Fields } from './unionpay-signature'

/** How wide the fields of a line are, in order (UnionPay, 商户对账文件 ZM). */
const WIDTHS = [
  ...[3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13],
  ...[13, 8, 32, 13, 13, 12, 2, 1, 32, 98],
]

/**
 * The file of one of a merchant's days (`yyyy-MM-dd`): lines of fixed fields in a zip file, which is deflated once more and
 * written in base64. Null when nothing happened; throws a `PayRefusal` while there is none. The sandbox's day ends at midnight.
 */
export function unionpayBill(store: PayStore, merId: string, day: string, now: number): Fields | null {
  const rows = rowsOf(store, merId, day, now)
  if (rows.length === 0) return null
  const date = day.replaceAll('-', '').slice(2)
  const zip = new AdmZip()
  zip.addFile(`INN${date}88ZM_${merId}`, Buffer.from(rows.map(row => `${lineOf(row, merId)}\r\n`).join('')))
  const fileContent = deflateSync(zip.toBuffer()).toString('base64')
  return { fileName: `${merId}_${date}.zip`, fileContent }
}

function lineOf({ at, order, refund }: BillRow, merId: string): string {
  const payment = order.transactionId ?? ''
  const known: Record<number, string> = {
    0: refund ? 'S30' : 'S22',
    4: payTime(at).slice(4),
    6: String(refund?.refundFee ?? order.totalFee).padStart(12, '0'),
    9: refund?.refundId ?? payment,
    11: refund?.outRefundNo ?? order.outTradeNo,
    19: refund ? '04' : '01',
    20: refund ? '00' : '01',
    21: '000201',
    26: refund ? payment : '',
    27: merId,
  }
  return WIDTHS.map((width, place) => (known[place] ?? '').slice(0, width).padEnd(width)).join(' ')
}
