import { csv, decimal } from '../csv'
import type { Fen } from '../money'
import { clockText, type Instant, shopDayOf } from '../time'

/** One line of the report of a closing, in the words of whoever reads it. */
export interface ClosingReportRow {
  holder: string
  paidAt: Instant | null
  paidFen: Fen | null
  backFen: Fen | null
  way: string
  state: string
}

const HEADER = ['会员', '充值日期', '时间', '充值本金（元）', '退款（元）', '退款方式', '状态']

/** The report as a table that spreadsheets open. */
export function closingCsv(rows: readonly ClosingReportRow[]): string {
  const cells = rows.map(({ holder, paidAt, paidFen, backFen, way, state }) => [
    holder,
    paidAt === null ? '' : shopDayOf(paidAt),
    paidAt === null ? '' : clockText(paidAt),
    paidFen === null ? '' : decimal(paidFen),
    backFen === null ? '' : decimal(backFen),
    way,
    state,
  ])
  return csv([HEADER, ...cells])
}
