import type { StatementLine } from '../contract/shopper'
import { yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

/** Under the title of a statement line: when and where. The same on the first screen and in the full list. */
export function entryNote(line: StatementLine, now: Instant): string {
  const moment = momentText(line.at, now)
  return line.storeName === null ? moment : `${moment} · ${line.storeName}`
}

/** Under the amount: the running balance, or the points when no money moved. */
export function entryValueNote(line: StatementLine): string {
  return `余额 ¥${yuanText(line.balanceFen)}`
}
