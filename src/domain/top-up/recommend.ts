import { shortYuanText } from '../money'
import type { Pack } from '../pack/pack'
import type { Tier } from './tier'

export interface Recommendation {
  tierId: string
  /** one line, true for this member */
  reason: string
}

/**
 * Recommends from the member's own history: the tier taken most often (of equals, the latest) among those that can be
 * taken now. A first offer goes before everything;
 * a member without history starts with the smallest.
 */
export function recommendTier(available: readonly Tier[], pastTopUps: Pack['pastTopUps']): Recommendation | null {
  const [smallest] = available
  const firstOffer = available.find(tier => tier.firstOnly)
  if (firstOffer) return { tierId: firstOffer.tierId, reason: '首次充值专享' }
  if (!smallest) return null
  const usual = mostFrequent(pastTopUps, available)
  if (!usual) {
    const reason = pastTopUps.length === 0 ? '第一次充值，从这一档开始' : '之前充的档位现在不可选，可先充这一档'
    return { tierId: smallest.tierId, reason }
  }
  return { tierId: usual.tier.tierId, reason: reasonFor(usual, pastTopUps) }
}

interface Usual {
  tier: Tier
  times: number
}

/** `history` is oldest first; a later one wins a tie. A top-up at another price than the tier's of today is not of that tier. */
function mostFrequent(history: Pack['pastTopUps'], among: readonly Tier[]): Usual | null {
  const times = new Map<Tier, number>()
  let best: Usual | null = null
  for (const past of history) {
    const tier = among.find(each => isOfTier(past, each))
    if (!tier) continue
    const count = (times.get(tier) ?? 0) + 1
    times.set(tier, count)
    if (!best || count >= best.times) best = { tier, times: count }
  }
  return best
}

function reasonFor({ tier, times }: Usual, history: Pack['pastTopUps']): string {
  const price = shortYuanText(tier.payFen)
  if (times > 1) return `最近 ${history.length} 次里，${times} 次充 ${price}`
  const last = history.at(-1)
  return last && isOfTier(last, tier) ? `上次充的就是 ${price}` : `之前充过 ${price}`
}

/** Whether a past top-up was of this tier as it is today. */
export function isOfTier(past: Pack['pastTopUps'][number], tier: Tier): boolean {
  return past.tierId === tier.tierId && past.payFen === tier.payFen
}
