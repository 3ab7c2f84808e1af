import { type MerchantOutputs, merchantInputs, type RulesState } from '../../src/contract/merchant'
import { shortYuanText } from '../../src/domain/money'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { serve } from '../_platform/serve'
import { managerOf, type StaffActor } from '../_usecases/actors'
import { decideConflict, listConflicts } from '../_usecases/decide-conflict'
import { listAlarms } from '../_usecases/list-alarms'
import { publishRules, readRulesState } from '../_usecases/publish-rules'
import { adjustmentActions } from './adjustment-actions'
import { billActions } from './bill-actions'
import { closingActions } from './closing-actions'
import { conflictView } from './conflict-view'
import { figureActions } from './figure-actions'
import { handOutActions } from './hand-out-actions'
import { paperActions } from './paper-actions'
import { ratingActions } from './rating-actions'
import { refundActions } from './refund-actions'
import { riskActions } from './risk-actions'
import { ticketActions } from './ticket-actions'

export const main = serve<typeof merchantInputs, MerchantOutputs, StaffActor>({
  name: 'merchant',
  inputs: merchantInputs,
  // By the published staff documents, so the very first publishing is the clock's.
  authorise: managerOf,
  actions: {
    'offline.conflicts': async (_input, { member }, call) => ({
      conflicts: (await listConflicts(member)).map(claim => conflictView(claim, call.at)),
    }),
    'offline.decide': async (wish, { member, published: { rules } }, call) =>
      conflictView(await decideConflict(wish, member, rules, call.at), call.at),
    'rules.state': (_input, _actor, call) => rulesState(call.at),
    'rules.publish': async (_input, _actor, call) => {
      await publishRules(call.at)
      return rulesState(call.at)
    },
    ...refundActions,
    ...billActions,
    ...figureActions,
    'alarms.list': async (_input, { member }) => {
      if (member.role !== 'owner') throw new Refusal('NOT_ALLOWED', {})
      const alarms = await listAlarms()
      return { alarms: alarms.map(({ _id: alarmId, kind, at, message }) => ({ alarmId, kind, at, message })) }
    },
    ...handOutActions,
    ...paperActions,
    ...riskActions,
    ...ticketActions,
    ...ratingActions,
    ...closingActions,
    ...adjustmentActions,
  },
})

async function rulesState(at: Instant): Promise<RulesState> {
  const { state, waiting, live } = await readRulesState(at)
  const rules = live?.rules
  return {
    version: rules?.version ?? 0,
    publishedAt: state.publishedAt,
    live: {
      tiers: (rules?.tiers ?? []).map(({ tierId, payFen, bonusFen }) => ({
        tierId,
        text: `充 ${shortYuanText(payFen)}${bonusFen > 0 ? ` 送 ${shortYuanText(bonusFen)}` : ''}`,
      })),
      couponTemplates: rules?.couponTemplates.length ?? 0,
      stores: rules?.stores.length ?? 0,
      staff: live?.people.staff.length ?? 0,
    },
    waiting,
    problems: state.problems,
  }
}
