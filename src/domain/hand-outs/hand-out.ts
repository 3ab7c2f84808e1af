import type { Level } from '../members/level'
import type { Fen } from '../money'
import { addDays, type Instant, monthOf, shopDayOf, shopWeekMinute } from '../time'

/** Whom a hand-out is for. */
export type HandOutTo =
  /** whoever scans its code */
  | { kind: 'scan' }
  /** whoever opens a card while it runs */
  | { kind: 'new_member' }
  /** whoever has said that their birthday is in this month; each year anew */
  | { kind: 'birthday' }
  /** whose top-up failed because the shop could not be paid; once a week */
  | { kind: 'failed_top_up' }
  /** members that something is true of */
  | { kind: 'segment'; segment: Segment }

export type HandOutKind = HandOutTo['kind']

/** What must be true of a member, all of it; what is null may be anything. */
export interface Segment {
  /** no purchase for at least so many days */
  awayDays: number | null
  levels: Level[] | null
  /** what the card holds: at least, and below */
  balanceFromFen: Fen | null
  balanceBelowFen: Fen | null
}

/** One coupon each for some members, by the merchant's word: once per member, whatever is repeated. */
export interface HandOut {
  handOutId: string
  name: string
  templateId: string
  to: HandOutTo
  startsAt: Instant
  /** exclusive; null: until it is taken back */
  endsAt: Instant | null
}

/** Whether it gives now; its end is exclusive. */
export function isRunning({ startsAt, endsAt }: HandOut, at: Instant): boolean {
  return at >= startsAt && (endsAt === null || at < endsAt)
}

/**
 * What names one round of a hand-out: of a birthday's, each month is one of its own, of what makes up for a failure each week, by
 * its Monday; of every other there is one. Ids of
 * claims and of the clock's work are made of it.
 */
export function roundOf({ handOutId, to }: Pick<HandOut, 'handOutId' | 'to'>, at: Instant): string {
  switch (to.kind) {
    case 'birthday':
      return `${handOutId}:${monthOf(shopDayOf(at))}`
    case 'failed_top_up':
      return `${handOutId}:${addDays(shopDayOf(at), 1 - shopWeekMinute(at).weekday)}`
    case 'scan':
    case 'new_member':
    case 'segment':
      return handOutId
    default:
      return to satisfies never
  }
}

/** The hand-out that a member's coupon came by, as its entry names it. */
export interface CameBy {
  handOutId: string
  way: HandOutKind
}
