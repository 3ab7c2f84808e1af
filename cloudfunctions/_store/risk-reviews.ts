import type { PackId } from '../../src/domain/ids'
import type { RiskReview } from '../../src/domain/risk/review'
import { Flows } from './flows'

/** Nothing of a review is the clock's: what was wanted and not looked at is simply over after a day. */
export const riskReviews = new Flows<RiskReview, 'orderId'>({
  collection: 'risk_reviews',
  idField: 'orderId',
  dueAtOf: () => null,
})

const MOST_OF_MEMBER = 5

/** The newest reviews of one member. */
export function reviewsOf(packId: PackId): Promise<RiskReview[]> {
  return riskReviews.list({ where: { packId }, orderBy: ['askedAt', 'desc'], limit: MOST_OF_MEMBER })
}

/** The newest of all, for the shop. */
export function newestReviews(limit: number): Promise<RiskReview[]> {
  return riskReviews.list({ where: {}, orderBy: ['askedAt', 'desc'], limit })
}
