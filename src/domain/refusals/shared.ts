import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about shared cards, and payments from several cards. */
export interface SharedRefusals {
  SHARED_NOT_MEMBER: NoDetails
  SHARED_ALREADY: NoDetails
  SHARED_FULL: { limit: number }
  SHARED_TOO_MANY: { limit: number }
  SHARED_OWNER_STAYS: NoDetails
  INVITE_OVER: NoDetails
  MEMBER_LIMIT: { per: 'purchase' | 'day' | 'month'; limitFen: Fen; leftFen: Fen }
  PAYMENT_RELEASED: NoDetails
}

export const sharedWords: WordsFor<SharedRefusals> = {
  SHARED_NOT_MEMBER: () => ({ message: '你不是这张共享卡的成员，没有扣款', nextStep: '请让持卡人重新邀请' }),
  SHARED_ALREADY: () => ({ message: '你已经是这张共享卡的成员', nextStep: '回到卡包就能使用' }),
  SHARED_FULL: ({ limit }) => ({ message: `这张共享卡最多 ${limit} 人`, nextStep: '请持卡人先移出一位成员' }),
  SHARED_TOO_MANY: ({ limit }) => ({ message: `每人最多加入 ${limit} 张共享卡`, nextStep: '请先退出一张再加入' }),
  SHARED_OWNER_STAYS: () => ({ message: '持卡人不能移出，也不设限额', nextStep: '请选择其他成员' }),
  INVITE_OVER: () => ({ message: '这个邀请已经失效', nextStep: '请持卡人重新邀请' }),
  MEMBER_LIMIT: ({ per, limitFen, leftFen }) => ({
    message: `超出共享卡${limitPeriods[per]}限额 ¥${shortYuanText(limitFen)}，还可用 ¥${shortYuanText(leftFen)}，没有扣款`,
    nextStep: '请减少金额，或换自己的卡付款',
  }),
  PAYMENT_RELEASED: () => ({ message: '这次合并付款没有成功，金额已全部退回', nextStep: '请会员刷新付款码后重新收款' }),
}

const limitPeriods = { purchase: '单笔', day: '每日', month: '每月' } as const
