import { csv, decimal } from '../csv'
import { fen } from '../money'
import type { CouponFigures } from './coupon-figures'
import { issuesOf, usedPercent, usesOf } from './coupon-report'

const HEADER = [
  '分组',
  '名称',
  '发放（张）',
  '核销（张）',
  '核销率',
  '撤销',
  '退回',
  '承担重复使用',
  '让利（元）',
  '带动消费（元）',
  '30天内回店（次）',
]

/** One line of the table: what it is grouped by, and which of them. */
export interface ReportRow {
  group: string
  name: string
  figures: CouponFigures
}

/** The report as a table that spreadsheets open, amounts in yuan as plain decimals. */
export function couponReportCsv(rows: readonly ReportRow[]): string {
  const lines = rows.map(({ group, name, figures }) => {
    const rate = usedPercent(figures)
    const { undone, returned, honoured = 0, discountFen, orderFen, cameBack } = figures
    return [
      group,
      name,
      String(issuesOf(figures)),
      String(usesOf(figures)),
      rate === null ? '' : `${rate}%`,
      String(undone),
      String(returned),
      String(honoured),
      amount(discountFen),
      amount(orderFen),
      String(cameBack),
    ]
  })
  return csv([HEADER, ...lines])
}

function amount(sum: number): string {
  return decimal(fen(sum))
}
