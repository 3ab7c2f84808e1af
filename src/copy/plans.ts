import type { JoinedPlan, NextInstalment, PlanTermsView } from '../contract/plans'
import { type Fen, fen, shortYuanText, yuanText } from '../domain/money'
import { dayText, type Instant } from '../domain/time'

const every = { month: '每月', week: '每周' } as const

export const planWords = {
  mine: '我的计划',
  offers: '可以加入',
  empty: { words: '门店还没有分次充值计划', action: '直接充值' },
  terms: ({ rhythm, payFen, times }: PlanTermsView) => `${every[rhythm]} ¥${shortYuanText(payFen)}，共 ${times} 期`,
  whole: ({ payFen, times, bonusFen, lastBonusFen }: PlanTermsView) => {
    const paid = fen(payFen * times)
    const credited = fen(paid + bonusFen * times + lastBonusFen)
    return `充满共 ¥${shortYuanText(paid)}，到账 ¥${shortYuanText(credited)}`
  },
  bonus: (amount: Fen) => `送 ${shortYuanText(amount)}`,
  progress: ({ paid, times }: JoinedPlan) => `已充 ${paid} 期，共 ${times} 期`,
  over: { completed: '已充满', left: '已退出', missed: '逾期结束' } as const,
  overNote: '已到账的余额不受影响',
  next: ({ number }: NextInstalment) => `第 ${number} 期`,
  nextDays: ({ day, lastDay }: NextInstalment, now: Instant) => [
    `${dayText(day, now)}应付`,
    `最晚 ${dayText(lastDay, now)}`,
  ],
  pay: ({ number, payFen }: NextInstalment) => `付第 ${number} 期 ¥${yuanText(payFen)}`,
  join: '加入计划',
  joined: '已加入',
  leave: '退出计划',
  leaveSheet: {
    title: '退出这个计划',
    close: '不退出',
    effect: '已到账的余额和赠送都保留，以后各期不再提醒。未用的本金可按充值退款规则退回',
    confirm: '确认退出',
  },
  entry: { title: '分次充值计划', note: '每次少充一点，每期到账有赠送' },
}
