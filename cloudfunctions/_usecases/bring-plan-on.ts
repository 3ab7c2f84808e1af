import { instalmentNews } from '../../src/domain/messages/instalment-news'
import { templateFor } from '../../src/domain/messages/message-rules'
import {
  isRunning,
  nextInstalment,
  type PlanMembership,
  planAfter,
  type RunningPlan,
  remindsIn,
} from '../../src/domain/plans/membership'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { findOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { planMemberships } from '../_store/plan-memberships'
import { livePublished } from '../_store/published'
import { moveFlow } from './move-flow'
import { noteNews } from './note-news'
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
    // Before the plan says that it was done: noted twice is told once, but never noted is never told.
    if (remindsIn(now, progress)) await remindOf(now, at)
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

/** Tells who allowed it that the next instalment can be paid. A card that cannot be read now keeps no plan from going on. */
async function remindOf(membership: RunningPlan, at: Instant): Promise<void> {
  const { rules } = await livePublished(at, null)
  if (rules.messages === null || !templateFor(rules.messages, 'instalment_due')) return
  try {
    const pack = await loadPack(membership.packId, at)
    await noteNews([instalmentNews(membership, pack, at)], rules.messages, at)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log('reminder passed over', { reason: error.code })
  }
}
