import type { JoinedPlan, NextInstalment, PlansPage, PlanTermsView } from '../../src/contract/plans'
import { isRunning, nextInstalment, type PlanMembership, whyNotPayable } from '../../src/domain/plans/membership'
import { bonusOf, canBeJoined, type PlanTerms, termsOf } from '../../src/domain/plans/plan'
import { planRulesText } from '../../src/domain/plans/plan-words'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules } from '../../src/domain/rules/rules'
import { type Instant, lastDayBefore } from '../../src/domain/time'

export function plansPage({ plans }: Rules, mine: readonly PlanMembership[], at: Instant): Omit<PlansPage, 'review'> {
  const running = new Set(mine.filter(isRunning).map(({ terms }) => terms.planId))
  const offers = plans
    .filter(plan => canBeJoined(plan, at))
    .map(plan => ({ ...termsView(termsOf(plan)), joined: running.has(plan.planId) }))
  return { offers, mine: mine.map(each => joinedPlan(each, at)) }
}

/** A plan as who joined it sees it. */
export function joinedPlan(membership: PlanMembership, at: Instant): JoinedPlan {
  const { membershipId, terms, joinedAt, progress } = membership
  const { paid, state } = progress
  return { ...termsView(terms), membershipId, joinedAt, paid, state, next: nextView(membership, at) }
}

function nextView(membership: PlanMembership, at: Instant): NextInstalment | null {
  if (!isRunning(membership)) return null
  const { terms } = membership
  const { number, turn } = nextInstalment(membership)
  const refusal = whyNotPayable(membership, at)
  return {
    number,
    payFen: terms.payFen,
    bonusFen: bonusOf(terms, number),
    day: turn.day,
    lastDay: lastDayBefore(turn.until),
    unavailable: refusal && wordsOf(refusal, at),
  }
}

function termsView(terms: PlanTerms): PlanTermsView {
  const { planId, title, payFen, times, rhythm, bonusFen, lastBonusFen } = terms
  return { planId, title, payFen, times, rhythm, bonusFen, lastBonusFen, rules: planRulesText(terms) }
}
