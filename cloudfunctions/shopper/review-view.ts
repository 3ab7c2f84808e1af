import type { ReviewStanding } from '../../src/contract/risk'
import { type RiskReview, reviewUntil } from '../../src/domain/risk/review'
import { riskReasonsText } from '../../src/domain/risk/risk-rules'

/** What the shop's look at a payment comes to for whoever wants to pay. */
export function reviewStanding(review: RiskReview): ReviewStanding {
  const { payFen, why, askedAt, progress } = review
  return {
    ...{ state: progress.state, payFen, reason: riskReasonsText(why), askedAt, until: reviewUntil(review) },
    note: progress.state === 'rejected' ? progress.note : null,
  }
}
