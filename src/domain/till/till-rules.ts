import { type Fen, fen } from '../money'
import type { Rules } from '../rules/rules'

/** What the merchant decides about the till. */
export interface TillRules {
  /** how long a redemption can be undone by the same store, in minutes; 0: never */
  undoMinutes: number
  /** how much discount one staff phone may give away in a day while it has no network */
  offlineDailyFen: Fen
}

/** What goes for a shop that says nothing of it. */
export const defaultTillRules: TillRules = { undoMinutes: 30, offlineDailyFen: fen(50_000) }

/** The till's rules; rules that an older version published know nothing of them yet. */
export function tillRulesOf(rules: Rules): TillRules {
  return { ...defaultTillRules, ...rules.shop.till }
}
