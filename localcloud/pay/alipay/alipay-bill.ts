import AdmZip from 'adm-zip'
import { type BillRow, rowsOf } from '../bill'
import { gbk } from '../gbk'
import type { PayStore } from '../pay-store'
import { alipayTime, yuanOf } from './alipay-text'

const HEAD =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

/**
 * One day of an app (`yyyy-MM-dd`) as Alipay writes it: a zip file of two CSV files in GBK, the payments and refunds, and
 * their sums. Null when nothing happened; throws a `PayRefusal` while there is none.
 */
export function alipayBill(store: PayStore, appId: string, day: string, now: number): Buffer | null {
  const rows = rowsOf(store, appId, day, now)
  if (rows.length === 0) return null
  const name = `${appId}0156_${day.replaceAll('-', '')}`
  const zip = new AdmZip()
  zip.addFile(`${name}_details.csv`, gbk(detailsOf(rows, appId, day)))
  zip.addFile(`${name}_summary.csv`, gbk(`#支付宝业务汇总查询\r\n#账号：[${appId}0156]\r\n`))
  return zip.toBuffer()
}

function detailsOf(rows: readonly BillRow[], appId: string, day: string): string {
  const refunds = rows.filter(({ refund }) => refund)
  const [paid, back] = [sumOf(rows.filter(({ refund }) => !refund)), sumOf(refunds)]
  const lines = [
    '#支付宝业务明细查询',
    `#账号：[${appId}0156]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    HEAD,
    ...rows.map(rowText),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${rows.length - refunds.length}笔，商家实收共${yuanOf(paid)}元，商家优惠共0.00元`,
    `#退款合计：${refunds.length}笔，商家实收退款共${yuanOf(-back)}元，商家优惠退款共0.00元`,
  ]
  return `${lines.join('\r\n')}\r\n`
}

function sumOf(rows: readonly BillRow[]): number {
  return rows.reduce((sum, row) => sum + amountOf(row), 0)
}

function amountOf({ order, refund }: BillRow): number {
  return refund ? -refund.refundFee : order.totalFee
}

/** Fields end with a tab, so that spreadsheets leave long numbers alone. */
function rowText(row: BillRow): string {
  const { at, order, refund } = row
  const amount = (amountOf(row) / 100).toFixed(2)
  const fields = [
    ...[order.transactionId ?? '', order.outTradeNo, refund ? '退款' : '交易', order.body.replace(/[,\r\n]/g, ' ')],
    ...[alipayTime(order.createdAt), alipayTime(at), '', '', '', '', '*测(159****5620)', amount, amount],
    ...['0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00', refund?.outRefundNo ?? '', '0.00', '0.00', ''],
  ]
  return fields.map(field => `${field}\t`).join(',')
}
