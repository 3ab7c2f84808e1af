import type { StatementLine } from '../domain/ledger/statement-line'
import { type Fen, fen, yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

/** Under the title of a statement line: when and where. The same on the first screen and in the full list. */
export function entryNote(line: StatementLine, now: Instant): string {
  const moment = momentText(line.at, now)
  return line.storeName === null ? moment : `${moment} · ${line.storeName}`
}

/** In the full list also what the change was made of, and the points it brought: every fen is explained, in phrases. */
export function entryParts({ principalFen, bonusFen, points }: StatementLine): string[] {
  const both = principalFen !== 0 && bonusFen !== 0
  const phrases = both ? [`本金 ${signed(principalFen)}`, `赠送 ${signed(bonusFen)}`] : []
  if (points !== 0) phrases.push(`积分 ${points > 0 ? '+' : '−'}${Math.abs(points)}`)
  return phrases
}

function signed(amount: Fen): string {
  return `${amount < 0 ? '−' : '+'}¥${yuanText(fen(Math.abs(amount)))}`
}

/** Under the amount: the running balance. */
export function entryValueNote(line: StatementLine): string {
  return `余额 ¥${yuanText(line.balanceFen)}`
}
