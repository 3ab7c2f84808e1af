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
 * taken now. A member without history starts with the smallest.
 */
export function recommendTier(available: readonly Tier[], pastTopUps: Pack['pastTopUps']): Recommendation | null {
  const [smallest] = available
  if (!smallest) return null
  const usual = mostFrequent(
    pastTopUps.map(past => past.tierId),
    available.map(tier => tier.tierId),
  )
  const tier = available.find(each => each.tierId === usual?.tierId)
  if (!usual || !tier) {
    const reason = pastTopUps.length === 0 ? '第一次充值，从这一档开始' : '常充的档位现在不可选，可先充这一档'
    return { tierId: smallest.tierId, reason }
  }
  const price = shortYuanText(tier.payFen)
  return {
    tierId: tier.tierId,
    reason: usual.times > 1 ? `最近 ${pastTopUps.length} 次里，${usual.times} 次充 ${price}` : `上次充的就是 ${price}`,
  }
}

/** `history` is oldest first; a later one wins a tie. */
function mostFrequent(history: readonly string[], among: readonly string[]): { tierId: string; times: number } | null {
  const times = new Map<string, number>()
  let best: { tierId: string; times: number } | null = null
  for (const tierId of history) {
    if (!among.includes(tierId)) continue
    const count = (times.get(tierId) ?? 0) + 1
    times.set(tierId, count)
    if (!best || count >= best.times) best = { tierId, times: count }
  }
  return best
}
