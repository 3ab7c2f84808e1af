import { REMINDED_DAYS_BEFORE } from '../plans/schedule'
import { addDays, dayText, type ShopDay } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about plans of instalments. */
export interface PlanRefusals {
  PLAN_NOT_AVAILABLE: NoDetails
  PLAN_CHANGED: NoDetails
  PLAN_JOINED: NoDetails
  PLAN_UNKNOWN: NoDetails
  PLAN_OVER: NoDetails
  INSTALMENT_NOT_YET: { day: ShopDay }
  INSTALMENT_PAID: { number: number }
}

export const planWords: WordsFor<PlanRefusals> = {
  PLAN_NOT_AVAILABLE: () => ({ message: '这个充值计划已停止加入，没有扣款', nextStep: '请看看其他计划，或直接充值' }),
  PLAN_CHANGED: () => ({ message: '这个充值计划刚刚更新，没有加入', nextStep: '请看过新的内容后重新加入' }),
  PLAN_JOINED: () => ({ message: '你已经在这个计划里，没有重复加入', nextStep: '请在我的计划里查看' }),
  PLAN_UNKNOWN: () => ({ message: '没有找到这个计划', nextStep: '请返回重试' }),
  PLAN_OVER: () => ({
    message: '这个计划已经结束，没有扣款，已到账的余额不受影响',
    nextStep: '可以重新加入，或直接充值',
  }),
  INSTALMENT_NOT_YET: ({ day }, now) => ({
    message: `还没有到这一期的付款时间，没有扣款`,
    nextStep: `请在${dayText(addDays(day, -REMINDED_DAYS_BEFORE), now)}之后付款`,
  }),
  INSTALMENT_PAID: ({ number }) => ({ message: `第 ${number} 期已经到账，没有重复扣款`, nextStep: '请返回查看计划' }),
}
