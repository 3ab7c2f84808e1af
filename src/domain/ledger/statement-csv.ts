import { type Fen, yuanParts } from '../money'
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

/** What lets a spreadsheet read Chinese. */
const BYTE_ORDER_MARK = '\uFEFF'

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
  return BYTE_ORDER_MARK + [HEADER, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** Without groups of thousands, so that a spreadsheet takes it as a number. */
function decimal(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount)
  return `${sign}${yuan.replace(/,/g, '')}.${decimals}`
}

/** Quoted where a comma, a quote or a line's end asks for it; a text that a spreadsheet would run as a formula is disarmed. */
function cell(text: string): string {
  const harmless = /^[=+@\t]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}
