import type { PlanOutputs, planInputs } from '../../src/contract/plans'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { standingReviewOf } from '../_usecases/guard-top-up'
import { joinPlan, leavePlan, myPlans, payInstalment } from '../_usecases/instalment-plans'
import { orderView } from './order-view'
import { joinedPlan, plansPage } from './plan-view'
import { reviewStanding } from './review-view'

export const planActions: Actions<typeof planInputs, PlanOutputs, Shopper> = {
  'plans.page': async (_input, { packId }, call) => {
    const [{ rules }, mine] = await Promise.all([publishedFor(call), myPlans(packId, call.at)])
    const review = await standingReviewOf(packId, rules.risk, call.at)
    return { ...plansPage(rules, mine, call.at), review: review && reviewStanding(review) }
  },
  'plans.join': async (wish, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return joinedPlan(await joinPlan({ ...wish, packId }, rules, call.at), call.at)
  },
  'plans.pay': async ({ deviceId = null, password = null, phoneCode = null, ...wish }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const payer = { packId, ip: call.caller.ip, deviceId, password, phoneCode }
    return orderView(await payInstalment({ ...wish, ...payer }, rules, call.at), null, call.at)
  },
  'plans.leave': async ({ membershipId }, { packId }, { at }) =>
    joinedPlan(await leavePlan(membershipId, packId, at), at),
}
