import * as z from 'zod'
import type { InstalmentPlanId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { PlanTerms } from '../domain/plans/plan'
import type { Instant, ShopDay } from '../domain/time'
import { amountField, documentIdField, idField, moneyField, nothing } from './fields'
import { guardFields, type ReviewStanding } from './risk'
import type { OrderView } from './top-up'

const membershipField = idField<InstalmentPlanId>('ipl')

/** Plans of small top-ups at set times: each instalment is an ordinary top-up, credited when it is paid. */
export const planInputs = {
  /** what can be joined, and the plans that I have joined, the newest first */
  'plans.page': nothing,
  /** joins a plan on the terms that were shown; repeating it answers the same */
  'plans.join': z.strictObject({
    membershipId: membershipField,
    planId: documentIdField,
    expectedPayFen: amountField,
    expectedTimes: z.int().min(2).max(36),
  }),
  /** starts the payment of the next instalment: an order like any other, read with `topUp.read` */
  'plans.pay': z.strictObject({
    membershipId: membershipField,
    /** which instalment was shown, counted from one */
    number: z.int().min(1).max(36),
    expectedPayFen: amountField,
    expectedBonusFen: moneyField,
    ...guardFields,
  }),
  /** stops; what was credited stays on the card */
  'plans.leave': z.strictObject({ membershipId: membershipField }),
}

export interface PlanOutputs {
  'plans.page': PlansPage
  'plans.join': JoinedPlan
  'plans.pay': OrderView
  'plans.leave': JoinedPlan
}

export interface PlansPage {
  offers: PlanOffer[]
  mine: JoinedPlan[]
  /** how the shop's look at my payment stands; null while it looks at none */
  review: ReviewStanding | null
}

export interface PlanTermsView
  extends Pick<PlanTerms, 'planId' | 'title' | 'payFen' | 'times' | 'rhythm' | 'bonusFen' | 'lastBonusFen'> {
  /** in the words of the shop: when it is paid, what ends it, how to leave */
  rules: string[]
}

export interface PlanOffer extends PlanTermsView {
  joined: boolean
}

export interface JoinedPlan extends PlanTermsView {
  membershipId: InstalmentPlanId
  joinedAt: Instant
  paid: number
  state: 'running' | 'completed' | 'left' | 'missed'
  /** null once it is over */
  next: NextInstalment | null
}

export interface NextInstalment {
  number: number
  payFen: Fen
  bonusFen: Fen
  day: ShopDay
  /** the last day of grace */
  lastDay: ShopDay
  /** why it cannot be paid now; null when it can */
  unavailable: { message: string; nextStep: string } | null
}
