import { type Fen, shortYuanText, sumFen } from '../money'
import { balanceOf, type Pack } from '../pack/pack'
import { DAY, type Instant } from '../time'
import { isOfTier } from './recommend'
import type { Tier } from './tier'

/** A hint that the balance is running low. Shown only when it is true. */
export interface Nudge {
  daysLeft: number
  tier: Tier
  /** "余额还够约 6 天，上次充的 300 档送 30" */
  text: string
}

/** A rhythm needs a few spends to be one, and only a balance that lasts about a week or less is worth a word. */
const LEAST_SPENDS = 3
/** Three purchases of one afternoon say nothing of what a day takes. */
const LEAST_DAYS = 3
const MOST_DAYS_LEFT = 7

/** Looks at the member's own spends; `tier` is the one that would be recommended now. */
export function nudgeFor(pack: Pack, tier: Tier | null, at: Instant): Nudge | null {
  const perDay = spentPerDay(pack, at)
  if (!tier || perDay === null) return null
  const daysLeft = Math.floor(balanceOf(pack, at).totalFen / perDay)
  if (daysLeft > MOST_DAYS_LEFT) return null
  const lasts = daysLeft === 0 ? '余额不够一天用了' : `余额还够约 ${daysLeft} 天`
  return { daysLeft, tier, text: `${lasts}，${tierText(tier, pack)}` }
}

function tierText(tier: Tier, pack: Pack): string {
  const last = pack.pastTopUps.at(-1)
  const usual = last && isOfTier(last, tier) ? '上次充的 ' : ''
  const bonus = tier.bonusFen > 0 ? `送 ${shortYuanText(tier.bonusFen)}` : '可再充'
  return `${usual}${shortYuanText(tier.payFen)} 档${bonus}`
}

/** Fen per day over the remembered spends; null while there is no rhythm. */
export function spentPerDay(pack: Pack, at: Instant): number | null {
  const [first] = pack.pastSpends
  if (!first || pack.pastSpends.length < LEAST_SPENDS) return null
  const days = (at - first.at) / DAY
  if (days < LEAST_DAYS) return null
  const spent: Fen = sumFen(pack.pastSpends.map(each => each.fen))
  return spent / days
}
