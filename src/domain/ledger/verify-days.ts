import type { PackId } from '../ids'
import type { Instant, ShopDay } from '../time'
import { type DayRoot, firstBrokenDay, type Inclusion, isIncluded } from './day-root'
import type { Sha256 } from './entry'

/** A published root that somebody remembers from before: it holds all days before it. */
export interface KnownRoot {
  day: ShopDay
  root: string
  seenAt: Instant
}

export interface BrokenDay {
  day: ShopDay
  fault: /** its root does not fit its content or the day before, or the day is missing in the row */
    | 'broken'
    /** its root is not the one that was remembered */
    | 'not_as_remembered'
    /** it was remembered, and the published days end before it */
    | 'cut_off'
}

/** Whether the published days fit one another and the remembered one. `roots` are in a row, from any day on. */
export function checkDays(roots: readonly DayRoot[], known: KnownRoot | null, sha256: Sha256): BrokenDay | null {
  const broken = firstBrokenDay(roots, null, sha256)
  if (broken) return { day: broken, fault: 'broken' }
  const [first] = roots
  if (!known || (first && known.day < first.day)) return null
  const same = roots.find(root => root.day === known.day)
  if (!same) return { day: known.day, fault: 'cut_off' }
  return same.root === known.root ? null : { day: known.day, fault: 'not_as_remembered' }
}

/**
 * Whether a pack's last entry of a day is the one in that day's root. `roots` are the days that were checked before: a
 * root shown only beside the proof proves nothing.
 */
export function isLeafOf(
  packId: PackId,
  last: { seq: number; hash: string },
  inclusion: Inclusion | null,
  root: DayRoot,
  sha256: Sha256,
): boolean {
  if (!inclusion) return false
  const { leaf } = inclusion
  const isMine = leaf.packId === packId && leaf.seq === last.seq && leaf.hash === last.hash
  return isMine && isIncluded(inclusion, root, sha256)
}
