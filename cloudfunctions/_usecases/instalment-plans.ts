import type { DeviceId, InstalmentPlanId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import {
  isRunning,
  newMembership,
  nextInstalment,
  type PlanMembership,
  whyNotPayable,
} from '../../src/domain/plans/membership'
import { bonusOf, canBeJoined, termsOf } from '../../src/domain/plans/plan'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { PLAN_TIER, quoteInstalment } from '../../src/domain/top-up/quote'
import { planMemberships, planOf, plansOf } from '../_store/plan-memberships'
import { bringPlanOn } from './bring-plan-on'
import { moveFlow } from './move-flow'
import { openPack } from './open-pack'
import { startOrder } from './start-top-up'

export interface JoinWish {
  membershipId: InstalmentPlanId
  packId: PackId
  planId: string
  /** what was shown; anything else is refused */
  expectedPayFen: Fen
  expectedTimes: number
}

/**
 * Joins a plan on its terms as they are now. Repeating it answers the same. Throws PLAN_NOT_AVAILABLE, PLAN_CHANGED,
 * PLAN_JOINED, COMMAND_ID_REUSED, COMMAND_ID_TIME.
 */
export async function joinPlan(wish: JoinWish, rules: Rules, at: Instant): Promise<PlanMembership> {
  const there = await planMemberships.find(wish.membershipId)
  if (there) return sameJoin(there, wish)
  const plan = rules.plans.find(each => each.planId === wish.planId)
  if (!plan || !canBeJoined(plan, at)) throw new Refusal('PLAN_NOT_AVAILABLE', {})
  if (plan.payFen !== wish.expectedPayFen || plan.times !== wish.expectedTimes) throw new Refusal('PLAN_CHANGED', {})
  await openPack(wish.packId, at)
  const mine = await myPlans(wish.packId, at)
  if (mine.some(each => isRunning(each) && each.terms.planId === plan.planId)) throw new Refusal('PLAN_JOINED', {})
  const membership = newMembership({ ...wish, terms: termsOf(plan) }, at)
  if (membership instanceof Refusal) throw membership
  if (await planMemberships.insert(membership)) return membership
  const other = await planMemberships.find(wish.membershipId)
  if (!other) throw new Refusal('PLAN_JOINED', {})
  return sameJoin(other, wish)
}

function sameJoin(membership: PlanMembership, { packId, planId }: JoinWish): PlanMembership {
  if (membership.packId !== packId) throw new Refusal('PLAN_UNKNOWN', {})
  if (membership.terms.planId !== planId) throw new Refusal('COMMAND_ID_REUSED', {})
  return membership
}

/** A member's plans as they stand now: what was paid a moment ago is counted. */
export async function myPlans(packId: PackId, at: Instant): Promise<PlanMembership[]> {
  const mine = await plansOf(packId)
  return Promise.all(mine.map(each => (isRunning(each) ? bringPlanOn(each, at) : each)))
}

export interface InstalmentWish {
  membershipId: InstalmentPlanId
  packId: PackId
  /** which one was shown: an instalment that was paid meanwhile is not paid twice */
  number: number
  expectedPayFen: Fen
  expectedBonusFen: Fen
  ip: string
  /** which phone asks, and the proof when one was asked for */
  deviceId: DeviceId | null
  password: string | null
  phoneCode: string | null
}

/**
 * Starts the payment of the next instalment, under the order that follows from the plan and its number: asked for again,
 * it is the same order. Throws PLAN_UNKNOWN, PLAN_OVER, INSTALMENT_NOT_YET, INSTALMENT_PAID, and what a top-up refuses.
 */
export async function payInstalment(wish: InstalmentWish, rules: Rules, at: Instant): Promise<Order> {
  const found = await planOf(wish.membershipId, wish.packId)
  if (!found) throw new Refusal('PLAN_UNKNOWN', {})
  const membership = await bringPlanOn(found, at)
  if (membership.progress.paid >= wish.number) throw new Refusal('INSTALMENT_PAID', { number: wish.number })
  const refusal = whyNotPayable(membership, at)
  if (refusal) throw refusal
  if (!isRunning(membership)) throw new Refusal('PLAN_OVER', {})
  const { number, orderId } = nextInstalment(membership)
  const { terms, packId } = membership
  const instalment = { payFen: terms.payFen, bonusFen: bonusOf(terms, number), bonusValidDays: terms.bonusValidDays }
  const { deviceId, password, phoneCode } = wish
  const guard = { payerPackId: packId, what: 'plan' as const, deviceId, password, phoneCode }
  const expected = { expectedPayFen: wish.expectedPayFen, expectedBonusFen: wish.expectedBonusFen }
  return startOrder(
    { orderId, packId, choice: { tierId: PLAN_TIER }, ...expected, ip: wish.ip, guard },
    pack => quoteInstalment(instalment, pack, rules, at),
    rules,
    at,
  )
}

/** Stops a plan. What was credited stays; an order that is being paid right now is credited all the same. */
export async function leavePlan(membershipId: InstalmentPlanId, packId: PackId, at: Instant): Promise<PlanMembership> {
  const found = await planOf(membershipId, packId)
  if (!found) throw new Refusal('PLAN_UNKNOWN', {})
  const membership = await bringPlanOn(found, at)
  if (!isRunning(membership)) return membership
  return moveFlow(planMemberships, membership, { state: 'left', paid: membership.progress.paid, endedAt: at })
}
