import { type InState, isIn } from '../flow'
import type { InstalmentPlanId, OrderId, PackId } from '../ids'
import { instalmentOrderId } from '../numbered-ids'
import { isAhead } from '../pack/repeats'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { OrderState } from '../top-up/order'
import { isCredited } from '../top-up/order-refund'
import type { PlanTerms } from './plan'
import { type Turn, turnOf } from './schedule'

/** One member in one plan. Its document decides which instalment is next; the top-ups themselves are ordinary orders. */
export interface PlanMembership {
  membershipId: InstalmentPlanId
  packId: PackId
  terms: PlanTerms
  joinedAt: Instant
  progress: PlanState
}

export type PlanState =
  /** `paid` instalments are credited. The next one is asked for under its `attempt`th order; `reminded`: its number, once told */
  | { state: 'running'; paid: number; attempt: number; reminded: number }
  | { state: 'completed'; paid: number; endedAt: Instant }
  | { state: 'left'; paid: number; endedAt: Instant }
  /** an instalment was not paid within its days of grace */
  | { state: 'missed'; paid: number; endedAt: Instant }

export type RunningPlan = InState<PlanMembership, 'running'>

/** Orders that one instalment may take: the others were never paid and are closed. */
export const MOST_ATTEMPTS = 30

/** A plan joined, with nothing paid yet. Refuses an id from the future with COMMAND_ID_TIME. */
export function newMembership(
  wish: { membershipId: InstalmentPlanId; packId: PackId; terms: PlanTerms },
  at: Instant,
): PlanMembership | Refusal {
  if (isAhead(wish.membershipId, at)) return new Refusal('COMMAND_ID_TIME', {})
  const { membershipId, packId, terms } = wish
  return { membershipId, packId, terms, joinedAt: at, progress: { state: 'running', paid: 0, attempt: 1, reminded: 0 } }
}

/** Whether instalments of it can still be paid. */
export function isRunning(membership: PlanMembership): membership is RunningPlan {
  return isIn(membership, 'running')
}

/** Which instalment is next, when, and under which order it is asked for. */
export function nextInstalment({ membershipId, terms, joinedAt, progress }: RunningPlan): {
  number: number
  turn: Turn
  orderId: OrderId
} {
  const number = progress.paid + 1
  const orderId = instalmentOrderId(membershipId, number, progress.attempt)
  return { number, turn: turnOf(terms, joinedAt, number), orderId }
}

/**
 * What the order of the next instalment, and time, make of a plan; null while nothing follows. An order that is credited
 * counts once, because the next instalment has another order. One that is still open keeps the plan alive: it may be
 * paid at this very moment.
 */
export function planAfter(membership: RunningPlan, order: OrderState | null, at: Instant): PlanState | null {
  const { terms, progress } = membership
  if (order && isCredited(order)) {
    const paid = progress.paid + 1
    if (paid === terms.times) return { state: 'completed', paid, endedAt: at }
    return { state: 'running', paid, attempt: 1, reminded: progress.reminded }
  }
  if (order && order.state !== 'closed') return null
  const { number, turn } = nextInstalment(membership)
  if (at >= turn.until) return { state: 'missed', paid: progress.paid, endedAt: at }
  if (order) return { ...progress, attempt: progress.attempt + 1 }
  return at >= turn.from && progress.reminded < number ? { ...progress, reminded: number } : null
}

/** Whether a step is the reminder of an instalment. The first needs none: it is asked for on joining. */
export function remindsIn({ progress }: RunningPlan, next: PlanState): boolean {
  return next.state === 'running' && next.reminded > progress.reminded && next.reminded > 1
}

/** When the clock should look again; null when the plan is over. */
export function planDueAt(membership: PlanMembership): Instant | null {
  if (!isRunning(membership)) return null
  const { number, turn } = nextInstalment(membership)
  // The first is due at once, so nobody has to be reminded; a plan that nobody begins ends by itself.
  return membership.progress.reminded < number && number > 1 ? turn.from : turn.until
}

/** The place that a plan takes: a member is in one plan once at a time, and one that is over takes no place but its own. */
export function seatOf(membership: PlanMembership): string {
  const { membershipId, packId, terms } = membership
  return isRunning(membership) ? `${packId}:${terms.planId}` : membershipId
}

/** Why the next instalment cannot be paid now; null when it can. */
export function whyNotPayable(membership: PlanMembership, at: Instant): Refusal | null {
  if (!isRunning(membership)) return new Refusal('PLAN_OVER', {})
  const { turn } = nextInstalment(membership)
  if (at < turn.from) return new Refusal('INSTALMENT_NOT_YET', { day: turn.day })
  if (at >= turn.until) return new Refusal('PLAN_OVER', {})
  return membership.progress.attempt > MOST_ATTEMPTS ? new Refusal('PLAN_OVER', {}) : null
}
