import type { Instant, ShopDay } from '../time'
import type { Difference, Figures, Match, WayFigures } from './match'

export type Resolution =
  | { state: 'open' }
  /** it was gone at a later look: the credit arrived, the order was settled */
  | { state: 'settled_itself'; at: Instant }
  | { state: 'explained'; by: string; at: Instant; note: string }

/** Days from before it was kept do not say by which way the money went. */
export type JudgedDifference = Omit<Difference, 'way'> & Partial<Pick<Difference, 'way'>> & { resolution: Resolution }

/** One day of every payment service held against the books, until a person signs it off. Nothing here ever changes a pack. */
export interface BillDay {
  day: ShopDay
  bill: Figures
  books: Figures
  /** not there in days from before this was kept */
  ways?: WayFigures[]
  differences: JudgedDifference[]
  /** open differences beyond those that are kept here */
  moreOpen: number
  matchedAt: Instant
  progress: { state: 'open' } | { state: 'signed_off'; by: string; at: Instant }
}

/** Beyond so many something is wrong with the whole day and not with single payments. */
const MOST_DIFFERENCES = 200

/** A day's figures after another look: explanations stay, what is no longer a difference has settled itself. */
export function lookAgain(before: BillDay | null, day: ShopDay, match: Match, at: Instant): BillDay {
  const known = new Map(before?.differences.map(each => [each.differenceId, each]))
  const present = match.differences.map((each): JudgedDifference => {
    const earlier = known.get(each.differenceId)?.resolution
    return { ...each, resolution: earlier?.state === 'explained' ? earlier : { state: 'open' } }
  })
  const ids = new Set(present.map(each => each.differenceId))
  const gone = (before?.differences ?? [])
    .filter(each => !ids.has(each.differenceId))
    .map((each): JudgedDifference => {
      return each.resolution.state === 'open' ? { ...each, resolution: { state: 'settled_itself', at } } : each
    })
  // What still needs somebody comes first and is cut last.
  const all = [...present, ...gone].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  return {
    day,
    bill: match.bill,
    books: match.books,
    ways: match.ways,
    differences: all.slice(0, MOST_DIFFERENCES),
    moreOpen: all.slice(MOST_DIFFERENCES).filter(isOpen).length,
    matchedAt: at,
    progress: before?.progress ?? { state: 'open' },
  }
}

/** Whether nobody has explained a difference yet. */
export function isOpen({ resolution }: JudgedDifference): boolean {
  return resolution.state === 'open'
}

/** How many differences nobody has explained yet, those included that are not kept one by one. */
export function openDifferences({ differences, moreOpen }: BillDay): number {
  return differences.filter(isOpen).length + moreOpen
}
