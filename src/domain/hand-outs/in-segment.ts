import { levelOf } from '../members/level'
import type { Pack } from '../pack/pack'
import { DAY, type Instant } from '../time'
import type { Segment } from './hand-out'

/** What a segment looks at, as it lies flat beside every pack. */
export type Standing = Pick<Pack, 'toppedUpFen' | 'openedAt'> & {
  /** what packs of an older version lack */
  levelGrants?: Pack['levelGrants']
  birthday?: Pack['birthday']
  balanceFen: number
  /** null: never bought anything */
  lastSpendAt: Instant | null
}

/** Whether a member belongs to a segment now. Whoever never bought is away since the card was opened. */
export function inSegment(standing: Standing, segment: Segment, at: Instant): boolean {
  const { awayDays, levels, balanceFromFen, balanceBelowFen } = segment
  const seenAt = standing.lastSpendAt ?? standing.openedAt
  if (awayDays !== null && at - seenAt < awayDays * DAY) return false
  if (balanceFromFen !== null && standing.balanceFen < balanceFromFen) return false
  if (balanceBelowFen !== null && standing.balanceFen >= balanceBelowFen) return false
  return levels === null || levels.includes(levelOf({ levelGrants: [], ...standing }, at).level)
}
