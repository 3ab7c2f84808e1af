import type { AdjustmentView, CardToCorrect } from '../contract/adjustments'
import { type Fen, fen, shortYuanText, yuanText } from '../domain/money'
import { dayText, type Instant, momentText, type ShopDay } from '../domain/time'
import { memberCodeWords } from './member-code'

/** What a correction moves, each up or down. */
export type Change = Pick<AdjustmentView, 'principalFen' | 'bonusFen' | 'points'>

/** Until when bonus that is put in is valid. */
export const bonusValidities = { year: 365, quarter: 90, forever: null } as const
export type BonusValidity = keyof typeof bonusValidities

export const adjustmentWords = {
  intro: '提的人和批的人不能是同一个，批准后余额马上变动',
  open: '等待批准',
  decided: '已处理',
  none: '没有等待批准的更正',
  propose: '提一笔更正',
  done: { approve: '已批准，余额已更正', reject: '已驳回，余额没有变动' },
  change: ({ principalFen, bonusFen, points }: Change): string[] => [
    ...(principalFen === 0 ? [] : [`本金 ${signedYuan(principalFen)}`]),
    ...(bonusFen === 0 ? [] : [`赠送 ${signedYuan(bonusFen)}`]),
    ...(points === 0 ? [] : [`积分 ${signed(points)}`]),
  ],
  states: {
    proposed: '等待批准',
    approved: '处理中',
    applied: '已更正',
    rejected: '已驳回',
    expired: '过期没有批',
    failed: '没有生效',
  } satisfies Record<AdjustmentView['state'], string>,
  sheet: { title: '这笔更正', close: '先不处理' },
  member: '持卡人',
  until: (day: ShopDay, now: Instant) => `赠送有效至 ${dayText(day, now)}`,
  reason: '原因',
  proposed: ({ proposedBy, createdAt }: AdjustmentView, now: Instant) =>
    `${proposedBy} 提出 · ${momentText(createdAt, now)}`,
  before: ({ decideBefore }: AdjustmentView, now: Instant) => `${momentText(decideBefore, now)} 前没有批准就作废`,
  decidedBy: ({ state, decided }: AdjustmentView, now: Instant) => {
    if (!decided) return ''
    const who = decided.by === null ? '' : `${decided.by} · `
    return `${adjustmentWords.states[state]} · ${who}${momentText(decided.at, now)}`
  },
  failed: '批准时卡里余额不够扣或放不下，没有变动。请核对后重新提',
  approve: '批准，马上更正',
  approveEffect: '批准后马上变动，会员在明细里能看到；改错了只能再提一笔更正',
  reject: '驳回',
  takeBack: '撤回',
  rejectNote: { label: '驳回原因', placeholder: '为什么不批' },
  takeBackNote: { label: '撤回原因', placeholder: '为什么不提了' },
  find: { ...memberCodeWords, lookUp: '查找会员' },
  findNote: '请会员出示付款码。更正要由另一位店长或店主批准',
  now: '现在卡里',
  principal: '本金',
  bonus: '赠送',
  points: '积分',
  direction: '补还是扣',
  directions: { up: '补给会员', down: '从卡里扣' },
  fields: {
    principal: { label: '本金', placeholder: '不变' },
    bonus: { label: '赠送', placeholder: '不变' },
    points: { label: '积分', placeholder: '不变' },
    reason: { label: '原因', placeholder: '例如：上午漏记一笔充值' },
  },
  validity: '补的赠送多久有效',
  validities: { year: '一年', quarter: '90 天', forever: '不过期' } satisfies Record<BonusValidity, string>,
  badAmount: '请输入大于 0、最多两位小数的金额',
  tooLow: '卡里没有这么多，不能扣成负数',
  submit: '提交，等人批准',
  submitSheet: { title: '提交这笔更正', confirm: '提交', close: '再看看' },
  effect: ({ holder }: CardToCorrect, change: Change) => [
    `${holder} 的${adjustmentWords.change(change).join('、')}`,
    '现在余额不变；另一位店长或店主批准后才会变动',
  ],
  submitted: '已提交，等另一个人批准',
}

function signedYuan(amount: Fen): string {
  return amount > 0 ? `+¥${shortYuanText(amount)}` : `−¥${shortYuanText(fen(-amount))}`
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : `−${-points}`
}

/** "¥300.00 → ¥320.00" */
export function fromTo(before: Fen, after: Fen): string {
  return `¥${yuanText(before)} → ¥${yuanText(after)}`
}
