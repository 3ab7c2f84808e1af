import { Refusal } from '../refusal'
import { DAY, type Instant, later } from '../time'

export type Score = 1 | 2 | 3 | 4 | 5

/** What a member thought of something, once. */
export interface Rating {
  score: Score
  /** why, if the member cared to say */
  words: string | null
  ratedAt: Instant
}

/** Long enough to think better of it, short enough that nobody is asked to. */
const MAY_CHANGE_FOR = DAY

/** Until when a rating may be changed (exclusive). */
export function ratingChangesUntil({ ratedAt }: Rating): Instant {
  return later(ratedAt, MAY_CHANGE_FOR)
}

/**
 * The rating as it is from now on: the first, or the changed one, as old as the first. What somebody wrote can be taken
 * back at any time. Refuses RATING_KEPT.
 */
export function rated(
  before: Rating | null,
  { score, words }: Pick<Rating, 'score' | 'words'>,
  at: Instant,
): Rating | Refusal<'RATING_KEPT'> {
  if (before === null) return { score, words, ratedAt: at }
  const { ratedAt } = before
  const isSame = before.score === score && before.words === words
  if (isSame) return before
  const until = ratingChangesUntil(before)
  const takesBack = before.score === score && words === null
  return at < until || takesBack ? { score, words, ratedAt } : new Refusal('RATING_KEPT', { until })
}

/** How many ratings there are of each score. */
export type ScoreCounts = Record<Score, number>

export const NO_RATINGS: ScoreCounts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

export const scores = [1, 2, 3, 4, 5] as const satisfies readonly Score[]

/** How many there are, and their average in tenths, rounded; null while there is none. */
export function averageOf(counts: ScoreCounts): { count: number; tenths: number | null } {
  const count = scores.reduce((sum, score) => sum + counts[score], 0)
  const sum = scores.reduce((sum, score) => sum + score * counts[score], 0)
  return { count, tenths: count === 0 ? null : Math.round((sum * 10) / count) }
}
