import { askShopper } from '../../cloud/client'
import { type Answered, useAnswer } from '../../cloud/useAnswer'
import type { TierView, TopUpOffer } from '../../contract/shopper'
import { keptIntent } from './purchase-intent'

export type Offer = Answered<TopUpOffer>

/** The tiers open to this member now. */
export function useOffer(): Offer {
  return useAnswer(() => askShopper('topUp.offer', {}))
}

/** The tier to stand chosen when the page opens: the one left unpaid, else the recommended one, else the first that fits. */
export function firstChoice({ tiers, recommended }: TopUpOffer): TierView | null {
  const open = tiers.filter(tier => tier.unavailable === null)
  const wanted = [keptIntent()?.tierId, recommended?.tierId]
  return open.find(tier => tier.tierId === wanted[0]) ?? open.find(tier => tier.tierId === wanted[1]) ?? open[0] ?? null
}
