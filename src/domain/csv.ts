import { type Fen, yuanParts } from './money'

/** What lets a spreadsheet read Chinese. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as a table that spreadsheets open: UTF-8 with a mark. */
export function csv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** Without groups of thousands, so that a spreadsheet takes it as a number. */
export function decimal(amount: Fen): string {
  const { sign, yuan, decimals } = yuanParts(amount)
  return `${sign}${yuan.replace(/,/g, '')}.${decimals}`
}

/** Quoted where a comma, a quote or a line's end asks for it; a text that a spreadsheet would run as a formula is disarmed. */
function cell(text: string): string {
  const harmless = /^[=+@\t]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}
