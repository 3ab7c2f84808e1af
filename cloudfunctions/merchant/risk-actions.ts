import type { RiskOutputs, RiskReviewView, riskInputs } from '../../src/contract/risk'
import { isWaiting, type ReviewedWhat, type RiskReview } from '../../src/domain/risk/review'
import { riskReasonsText } from '../../src/domain/risk/risk-rules'
import type { People } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { type StaffActor, shopperOf } from '../_usecases/actors'
import { decideReview, listReviews } from '../_usecases/guard-top-up'
import { holderName } from '../_usecases/holder-name'
import { staffNameIn } from '../_usecases/staff-name'

/** Payments that the merchant's rules hold back until somebody has looked. */
export const riskActions: Actions<typeof riskInputs, RiskOutputs, StaffActor> = {
  'risk.reviews': async (_input, { published: { people } }, { at }) => ({
    reviews: (await listReviews()).map(review => reviewView(review, people, at)),
  }),
  'risk.decide': async (wish, { member, published: { people } }, call) =>
    reviewView(await decideReview(wish, { member, ...shopperOf(call) }, call.at), people, call.at),
}

const whatWords: Record<ReviewedWhat, string> = {
  own_card: '充值',
  shared_card: '充值到共享卡',
  plan: '充值计划',
  batch: '一次充多张卡',
}

function reviewView(review: RiskReview, people: People, at: Instant): RiskReviewView {
  const { orderId, packId, what = 'own_card', payFen, why, askedAt, progress } = review
  const isOver = progress.state === 'waiting' && !isWaiting(review, at)
  return {
    ...{ orderId, holder: holderName(packId), what: whatWords[what], payFen, why, askedAt },
    reason: riskReasonsText(why),
    state: isOver ? 'expired' : progress.state,
    decisions: decisionsOf(review, people),
  }
}

function decisionsOf({ progress }: RiskReview, people: People): RiskReviewView['decisions'] {
  if (progress.state === 'waiting') return []
  const nameOf = staffNameIn(people)
  const { state, staffId, at, note = null } = progress
  const newest = { verdict: state, by: nameOf(staffId), at, note }
  const earlier = progress.state === 'approved' ? progress.overruled : undefined
  if (!earlier) return [newest]
  return [newest, { verdict: 'rejected', by: nameOf(earlier.staffId), at: earlier.at, note: earlier.note }]
}
