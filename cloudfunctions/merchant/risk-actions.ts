import type { RiskOutputs, RiskReviewView, riskInputs } from '../../src/contract/risk'
import { isWaiting, type RiskReview } from '../../src/domain/risk/review'
import { riskReasonWords } from '../../src/domain/risk/risk-rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { decideReview, listReviews } from '../_usecases/guard-top-up'
import { holderName } from '../_usecases/holder-name'

/** Top-ups that the merchant's rules hold back until somebody has looked. */
export const riskActions: Actions<typeof riskInputs, RiskOutputs, StaffActor> = {
  'risk.reviews': async (_input, _actor, { at }) => ({
    reviews: (await listReviews()).map(review => reviewView(review, at)),
  }),
  'risk.decide': async (wish, { member }, call) =>
    reviewView(await decideReview(wish, { member, ...shopperOf(call) }, call.at), call.at),
}

function reviewView(review: RiskReview, at: Instant): RiskReviewView {
  const { orderId, packId, payFen, why, askedAt, progress } = review
  const isOver = progress.state === 'waiting' && !isWaiting(review, at)
  return {
    ...{ orderId, holder: holderName(packId), payFen, why, askedAt },
    reason: why.map(each => riskReasonWords[each]).join('、'),
    state: isOver ? 'expired' : progress.state,
    note: progress.state === 'rejected' ? progress.note : null,
  }
}
