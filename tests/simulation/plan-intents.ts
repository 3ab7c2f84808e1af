import type { JoinedPlan, PlansPage } from '../../src/contract/plans'
import type { OrderView } from '../../src/contract/top-up'
import type { InstalmentPlanId } from '../../src/domain/ids'
import { instalmentOrderId } from '../../src/domain/numbered-ids'
import { MOST_ATTEMPTS } from '../../src/domain/plans/membership'
import type { Intent, Member, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

/** Of a week's rhythm, so that a run of weeks comes to its end. */
export const SIM_PLAN = {
  ...{ _id: 'sim_weekly', title: '周周充', payYuan: 20, times: 4, every: '每周' },
  ...{ bonusYuan: 1, lastBonusYuan: 5, bonusValidDays: 30, graceDays: 3 },
}

function joins(run: Run): Intent {
  const member = run.anyMember()
  const membershipId = run.newId('ipl')
  const terms = { planId: SIM_PLAN._id, expectedPayFen: SIM_PLAN.payYuan * 100, expectedTimes: SIM_PLAN.times }
  return {
    ...byShopper(member, 'plans.join', { membershipId, ...terms }),
    mayRefuse: ['PLAN_JOINED', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: (plan: JoinedPlan) => heard(run, member, plan),
  }
}

function reads(run: Run): Intent {
  const member = run.recall(run.memory.plans)?.member ?? run.anyMember()
  return {
    ...byShopper(member, 'plans.page', {}),
    repeatable: false,
    onYes: ({ mine }: PlansPage) => mine.flatMap(plan => heard(run, member, plan)),
  }
}

/** Remembers how a plan stands; every instalment that is called paid has been credited. */
function heard(run: Run, member: Member, plan: JoinedPlan): string[] {
  run.memory.plans.push({ member, plan, at: run.roundAt })
  const numbers = Array.from({ length: plan.paid }, (_, index) => index + 1)
  return numbers
    .filter(number => !isCredited(run, member, plan.membershipId, number))
    .map(number => `${plan.membershipId}: ${number} is called paid and was not credited`)
}

function isCredited(run: Run, { packId }: Member, plan: InstalmentPlanId, number: number): boolean {
  return Array.from({ length: MOST_ATTEMPTS }, (_, index) => instalmentOrderId(plan, number, index + 1)).some(orderId =>
    run.auditor.entryOf(packId, orderId.replace('ord_', 'top_')),
  )
}

function pays(run: Run): Intent | null {
  const known = run.recall(run.memory.plans, ({ plan }) => plan.next?.unavailable === null)
  if (!known?.plan.next) return null
  const { member, plan } = known
  const { number, payFen, bonusFen } = known.plan.next
  const shown = { membershipId: plan.membershipId, number, expectedPayFen: payFen, expectedBonusFen: bonusFen }
  return {
    ...byShopper(member, 'plans.pay', shown),
    mayRefuse: [
      ...(['PLAN_OVER', 'INSTALMENT_NOT_YET', 'INSTALMENT_PAID', 'CEILING_EXCEEDED', 'CARD_LOTS_FULL'] as const),
      ...(['TOO_MANY_OPEN_TOP_UPS', 'PAYMENT_UNAVAILABLE', 'ORDER_CLOSED', 'SHOP_CLOSING'] as const),
    ],
    repeatable: true,
    onYes: ({ orderId, state, payFen: asked }: OrderView) => {
      const lines = [{ orderId, packId: member.packId, payFen }]
      if (state.state === 'paying') run.awaitPayment({ orderId, member, of: 'top_up', lines, payFen }, state.payment)
      return asked === payFen ? [] : [`${orderId}: ${asked} is asked for an instalment of ${payFen}`]
    },
  }
}

function leaves(run: Run): Intent | null {
  const known = run.recall(run.memory.plans)
  if (!known) return null
  const { member, plan } = known
  return {
    ...byShopper(member, 'plans.leave', { membershipId: plan.membershipId }),
    repeatable: true,
    onYes: (left: JoinedPlan) => [
      ...heard(run, member, left),
      ...(left.state === 'running' ? [`${plan.membershipId} goes on after it was left`] : []),
    ],
  }
}

export const planPossibilities: readonly Possibility[] = [
  { weight: 2, make: joins },
  { weight: 2, make: reads },
  { weight: 4, make: pays },
  { weight: 0.2, make: leaves },
]
