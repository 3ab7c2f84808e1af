import { type Answered, useAnswer } from '../../cloud/useAnswer'
import type { TierView, TopUpOffer } from '../../contract/top-up'
import type { Desk } from './desk'

export type Offer = Answered<TopUpOffer>

/** The tiers open to this member now. */
export function useOffer(desk: Desk): Offer {
  return useAnswer(desk.offer)
}

/** The tier to stand chosen when the page opens: the one left unpaid, else the recommended one, else the first that fits. */
export function firstChoice({ tiers, recommended }: TopUpOffer, unpaid: string | null): TierView | null {
  const open = tiers.filter(tier => tier.unavailable === null)
  const wanted = [unpaid, recommended?.tierId]
  return open.find(tier => tier.tierId === wanted[0]) ?? open.find(tier => tier.tierId === wanted[1]) ?? open[0] ?? null
}
