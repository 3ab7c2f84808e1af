import type { PackId } from '../../src/domain/ids'
import type { RiskReview } from '../../src/domain/risk/review'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { isShopShut } from '../_store/closings'
import { standingReviewOf } from './guard-top-up'
import { soldOutOf } from './take-limited'

/** What stands beside the tiers when somebody wants to top up: all of it is read at once. */
export interface TopUpStanding {
  soldOut: ReadonlySet<string>
  /** how the shop's look at this payer stands */
  review: RiskReview | null
  /** the shop closes and takes no more money */
  isShut: boolean
}

/** What a payer's top-ups depend on beside the pack, asked all at once. */
export async function topUpStanding(payerPackId: PackId, rules: Rules, at: Instant): Promise<TopUpStanding> {
  const [soldOut, review, isShut] = await Promise.all([
    soldOutOf(rules),
    standingReviewOf(payerPackId, rules.risk, at),
    isShopShut(at),
  ])
  return { soldOut, review, isShut }
}
