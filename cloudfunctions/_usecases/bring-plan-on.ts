import { isRunning, nextInstalment, type PlanMembership, planAfter } from '../../src/domain/plans/membership'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { findOrder } from '../_store/orders'
import { planMemberships } from '../_store/plan-memberships'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'

/** Steps of one plan in one call: more than there can be, so that a mistake cannot turn for ever. */
const MOST_STEPS = 6

/** Lets a plan follow its orders and the calendar as far as it goes now; each step is one conditional write. */
export async function bringPlanOn(membership: PlanMembership, at: Instant): Promise<PlanMembership> {
  let now = membership
  for (let step = 0; step < MOST_STEPS && isRunning(now); step++) {
    const order = await findOrder(nextInstalment(now).orderId)
    const progress = planAfter(now, order?.progress ?? null, at)
    if (!progress) return now
    now = await moveFlow(planMemberships, now, progress)
  }
  return now
}

/** The clock's part: instalments that come due, and those whose grace is over. */
export function sweepPlans(at: Instant): Promise<number> {
  return sweepFlows(planMemberships, at, async membership => {
    const next = await bringPlanOn(membership, at)
    // An order of it still waits for payment: looked at again in a while.
    if (next === membership) throw new Refusal('TRY_AGAIN', {})
  })
}
