import type { OrderId } from '../ids'
import { type Fen, fen, subtractFen } from '../money'
import type { Instant } from '../time'

export type Level = 'ordinary' | 'silver' | 'gold'

/** Levels by all principal ever topped up (M3: silver from 3,000 yuan, gold from 10,000), lowest first. */
const levels: readonly { level: Level; name: string; fromFen: Fen }[] = [
  { level: 'ordinary', name: '普通会员', fromFen: fen(0) },
  { level: 'silver', name: '银卡会员', fromFen: fen(300_000) },
  { level: 'gold', name: '金卡会员', fromFen: fen(1_000_000) },
]

/** What merchants call the levels in their documents, as members read them. */
export const levelNames: Readonly<Record<string, Level>> = Object.fromEntries(
  levels.map(({ name, level }) => [name, level]),
)

/** A level that came with a top-up: at least this one, until then (exclusive). */
export interface LevelGrant {
  orderId: OrderId
  level: Level
  until: Instant
}

export interface LevelStanding {
  level: Level
  name: string
  next: { name: string; moreFen: Fen } | null
  /** when it falls back to what the member's own top-ups come to (exclusive); null: it does not */
  until: Instant | null
}

/** Where a member stands: by all that was topped up, or higher for as long as a top-up granted it. */
export function levelOf(
  { toppedUpFen, levelGrants }: { toppedUpFen: Fen; levelGrants: readonly LevelGrant[] },
  at: Instant,
): LevelStanding {
  const own = levels.findLastIndex(({ fromFen }) => toppedUpFen >= fromFen)
  const lent = levelGrants.filter(({ until }) => at < until)
  const rank = lent.reduce((highest, { level }) => Math.max(highest, rankOf(level)), own)
  const { level, name } = levelAt(rank)
  const above = levels[rank + 1]
  const next = above ? { name: above.name, moreFen: subtractFen(above.fromFen, toppedUpFen) } : null
  return { level, name, next, until: rank > own ? latest(lent.filter(grant => grant.level === level)) : null }
}

/** The grants with one more, as many as are remembered: what has run out goes first, then the lowest and soonest. */
export function withGrant(grants: readonly LevelGrant[], grant: LevelGrant, most: number, at: Instant): LevelGrant[] {
  return [...grants.filter(({ until }) => at < until), grant]
    .sort((a, b) => rankOf(b.level) - rankOf(a.level) || b.until - a.until)
    .slice(0, most)
}

/** What members and staff read. */
export function levelName(level: Level): string {
  return levelAt(rankOf(level)).name
}

function rankOf(level: Level): number {
  return levels.findIndex(each => each.level === level)
}

function levelAt(rank: number): (typeof levels)[number] {
  const found = levels[rank]
  if (!found) throw new Error('the lowest level starts at nothing')
  return found
}

function latest(grants: readonly LevelGrant[]): Instant | null {
  return grants.reduce<Instant | null>((last, { until }) => (last === null || until > last ? until : last), null)
}
