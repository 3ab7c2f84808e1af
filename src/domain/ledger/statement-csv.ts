import { csv, decimal } from '../csv'
import { clockText, shopDayOf } from '../time'
import type { StatementLine } from './statement-line'

const HEADER = [
  '序号',
  '日期',
  '时间',
  '摘要',
  '门店',
  '变动（元）',
  '其中本金',
  '其中赠送',
  '积分',
  '余额（元）',
  '指纹',
]

/** Lines of the statement as a table that spreadsheets open: UTF-8 with a mark, amounts as plain decimals. */
export function statementCsv(lines: readonly StatementLine[]): string {
  const rows = lines.map(line => [
    String(line.seq),
    shopDayOf(line.at),
    clockText(line.at),
    line.title,
    line.storeName ?? '',
    decimal(line.changeFen),
    decimal(line.principalFen),
    decimal(line.bonusFen),
    String(line.points),
    decimal(line.balanceFen),
    line.hash,
  ])
  return csv([HEADER, ...rows])
}
