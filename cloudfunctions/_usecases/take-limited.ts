import type { OrderId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Quote } from '../../src/domain/top-up/quote'
import { soldOutTiers, takeTier } from '../_store/tier-stock'

/** Takes one of a tier of which there are only so many, for an order that ends by keeping or returning it. Throws TIER_SOLD_OUT. */
export async function takeLimited(quote: Quote, orderId: OrderId, { tiers }: Rules): Promise<void> {
  if (!quote.limited) return
  const tier = tiers.find(each => each.tierId === quote.tierId)
  if (!tier || !(await takeTier(tier, orderId))) throw new Refusal('TIER_SOLD_OUT', {})
}

/** The tiers that nobody can take now, for the screen. */
export function soldOutOf({ tiers }: Rules): Promise<ReadonlySet<string>> {
  return soldOutTiers(tiers)
}
