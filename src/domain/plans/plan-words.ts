import { shortYuanText } from '../money'
import type { PlanTerms } from './plan'
import { REMINDED_DAYS_BEFORE } from './schedule'

const EVERY = { month: '每月', week: '每周' } as const

/** The terms of a plan as a member reads them before joining and at any time afterwards, in Chinese. */
export function planRulesText(terms: PlanTerms): string[] {
  const { payFen, times, rhythm, bonusFen, lastBonusFen, bonusValidDays, graceDays } = terms
  const bonus = [
    ...(bonusFen > 0 ? [`每期另送 ${shortYuanText(bonusFen)} 元`] : []),
    ...(lastBonusFen > 0 ? [`充满 ${times} 期再送 ${shortYuanText(lastBonusFen)} 元`] : []),
  ]
  const valid = bonus.length > 0 && bonusValidDays !== null ? [`赠送部分到账后 ${bonusValidDays} 天内有效`] : []
  return [
    `${EVERY[rhythm]}充 ${shortYuanText(payFen)} 元，共 ${times} 期，首期在加入当天`,
    ...bonus,
    ...valid,
    '每期付款后立即到账，不是借款，没有利息和手续费，不会自动扣款',
    `每期可提前 ${REMINDED_DAYS_BEFORE} 天付，最晚延后 ${graceDays} 天；过期未付，计划自动结束，已到账的不受影响`,
    '随时可以退出；未用的本金可按充值退款规则退回',
  ]
}
