import type { Level } from '../members/level'
import type { Fen } from '../money'
import type { Instant } from '../time'
import type { TierCoupons } from './promise'

/** A recharge tier as published from the merchant's `tiers` document: pay this, get that on top. */
export interface Tier {
  tierId: string
  payFen: Fen
  bonusFen: Fen
  /** days the bonus is valid; null: as long as the card */
  bonusValidDays: number | null
  /** on offer from / until (exclusive) */
  startsAt: Instant
  endsAt: Instant | null
  /** how often one member may take it; null: without limit */
  perMember: number | null
  /** how many of it there are for all members together; absent: without limit */
  total?: number
  /** only as a member's very first top-up; absent: for everybody */
  firstOnly?: true
  /** come with the credit; absent: none */
  coupons?: TierCoupons[]
  /** who takes it has at least this level for so many days; absent: as before */
  level?: TierLevel
}

/** A level that a tier grants, and for how long. */
export interface TierLevel {
  level: Level
  days: number
}

/** Whether it can be chosen now; its end is exclusive. */
export function isOnOffer(tier: Tier, at: Instant): boolean {
  return at >= tier.startsAt && (tier.endsAt === null || at < tier.endsAt)
}
