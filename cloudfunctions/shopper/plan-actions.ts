import type { PlanOutputs, planInputs } from '../../src/contract/plans'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { joinPlan, leavePlan, myPlans, payInstalment } from '../_usecases/instalment-plans'
import { orderView } from './order-view'
import { joinedPlan, plansPage } from './plan-view'

export const planActions: Actions<typeof planInputs, PlanOutputs, Shopper> = {
  'plans.page': async (_input, { packId }, call) => {
    const [{ rules }, mine] = await Promise.all([publishedFor(call), myPlans(packId, call.at)])
    return plansPage(rules, mine, call.at)
  },
  'plans.join': async (wish, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return joinedPlan(await joinPlan({ ...wish, packId }, rules, call.at), call.at)
  },
  'plans.pay': async (wish, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return orderView(await payInstalment({ ...wish, packId, ip: call.caller.ip }, rules, call.at), null, call.at)
  },
  'plans.leave': async ({ membershipId }, { packId }, { at }) =>
    joinedPlan(await leavePlan(membershipId, packId, at), at),
}
