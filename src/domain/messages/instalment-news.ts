import { balanceOf, type Pack } from '../pack/pack'
import { nextInstalment, type RunningPlan } from '../plans/membership'
import type { Instant } from '../time'
import { dayPart, type News, plainAmount } from './message'

/** That the next instalment of a plan can be paid, and until when; it is never taken by itself. */
export function instalmentNews(membership: RunningPlan, pack: Pack, at: Instant): News {
  const { membershipId, packId, terms } = membership
  const { number, turn } = nextInstalment(membership)
  const parts = {
    ...{ name: `${terms.title}第 ${number} 期`, time: dayPart(turn.day), store: '全部门店' },
    ...{ amount: plainAmount(terms.payFen), balance: plainAmount(balanceOf(pack, at).totalFen) },
    note: '到卡包里付，不会自动扣款',
  }
  const subject = `${membershipId}:${number}`
  return { packId, kind: 'instalment_due', subject, parts, worthUntil: turn.until, page: 'wallet/plans/index' }
}
