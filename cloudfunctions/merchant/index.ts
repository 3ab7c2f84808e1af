import { type MerchantOutputs, merchantInputs, type RulesState } from '../../src/contract/merchant'
import { shortYuanText } from '../../src/domain/money'
import type { Instant } from '../../src/domain/time'
import { serve } from '../_platform/serve'
import { managerOf, type StaffActor } from '../_usecases/actors'
import { publishRules, readRulesState } from '../_usecases/publish-rules'

export const main = serve<typeof merchantInputs, MerchantOutputs, StaffActor>({
  name: 'merchant',
  inputs: merchantInputs,
  // By the published staff documents, so the very first publishing is the clock's.
  authorise: managerOf,
  actions: {
    'rules.state': (_input, _actor, call) => rulesState(call.at),
    'rules.publish': async (_input, _actor, call) => {
      await publishRules(call.at)
      return rulesState(call.at)
    },
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
