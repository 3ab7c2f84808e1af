import { addFen, type Fen } from '../money'
import type { Instant } from '../time'

/** How far apart the instalments of a plan lie. */
const planRhythms = ['month', 'week'] as const
export type PlanRhythm = (typeof planRhythms)[number]

/**
 * A plan of small top-ups at set times, as published from the merchant's `plans` document. Each instalment is credited
 * when it is paid: nothing is lent, nothing is owed, and whoever stops keeps what was credited.
 */
export interface Plan {
  planId: string
  title: string
  /** paid for each instalment */
  payFen: Fen
  times: number
  rhythm: PlanRhythm
  /** on top of each instalment, and once more on top of the last */
  bonusFen: Fen
  lastBonusFen: Fen
  /** days a bonus is valid; null: as long as the card */
  bonusValidDays: number | null
  /** whole days after its day on which an instalment may still be paid; then the plan ends */
  graceDays: number
  /** can be joined from / until (exclusive) */
  startsAt: Instant
  endsAt: Instant | null
}

/** What a member joined: frozen, whatever happens to the plan afterwards. */
export type PlanTerms = Omit<Plan, 'startsAt' | 'endsAt'>

/** Whether it takes members now; its end is exclusive. */
export function canBeJoined({ startsAt, endsAt }: Plan, at: Instant): boolean {
  return at >= startsAt && (endsAt === null || at < endsAt)
}

/** What of a plan a membership keeps, whatever becomes of the plan. */
export function termsOf({ startsAt: _startsAt, endsAt: _endsAt, ...terms }: Plan): PlanTerms {
  return terms
}

/** The bonus of the instalment with this number, counted from one. */
export function bonusOf({ times, bonusFen, lastBonusFen }: PlanTerms, number: number): Fen {
  return number === times ? addFen(bonusFen, lastBonusFen) : bonusFen
}
