import type { OrderId } from '../ids'
import type { Fen } from '../money'
import { type ConfirmWay, confirmWayWords, type RiskReason, riskReasonsText } from '../risk/risk-rules'
import { type Instant, momentText } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about unusual top-ups, and the payment password. */
export interface RiskRefusals {
  /** `phone`, masked, is where a code would be sent; it would be bound to the order and its amount */
  CONFIRM_NEEDED: { why: RiskReason[]; ways: ConfirmWay[]; phone: string | null; orderId: OrderId; payFen: Fen }
  PASSWORD_WRONG: NoDetails
  PASSWORD_NOT_SET: NoDetails
  PASSWORD_RESET_NOT_YET: { from: Instant }
  PASSWORD_RESET_OVER: NoDetails
  TOP_UP_IN_REVIEW: { why: RiskReason[] }
  TOP_UP_REJECTED: { note: string }
  REVIEW_UNKNOWN: NoDetails
  REVIEW_OVER: NoDetails
}

export const riskWords: WordsFor<RiskRefusals> = {
  CONFIRM_NEEDED: ({ why, ways }) => ({
    message: `${riskReasonsText(why)}，还没有扣款`,
    nextStep: `请用${ways.map(way => confirmWayWords[way]).join('或')}确认是你本人`,
  }),
  PASSWORD_WRONG: () => ({ message: '支付密码不对，没有扣款', nextStep: '请重新输入；忘记密码可在「支付密码」里重设' }),
  PASSWORD_NOT_SET: () => ({ message: '还没有设置支付密码，不需要重设', nextStep: '可以直接设置一个' }),
  PASSWORD_RESET_NOT_YET: ({ from }, now) => ({
    message: `${momentText(from, now)} 起才能设置新密码，现在的密码没有变动`,
    nextStep: '着急可到门店请店长协助',
  }),
  PASSWORD_RESET_OVER: () => ({ message: '这次重设已经结束，现在的密码没有变动', nextStep: '需要时请重新申请' }),
  TOP_UP_IN_REVIEW: ({ why }) => ({
    message: `${riskReasonsText(why)}，门店正在核对，没有扣款`,
    nextStep: '核对通过后再充一次即可；着急可联系门店',
  }),
  TOP_UP_REJECTED: ({ note }) => ({ message: `门店没有通过这笔充值：${note}，没有扣款`, nextStep: '请联系门店了解' }),
  REVIEW_UNKNOWN: () => ({ message: '没有找到这笔待核对的充值', nextStep: '请返回列表刷新' }),
  REVIEW_OVER: () => ({ message: '这笔充值已经有了另一个决定', nextStep: '请返回列表刷新' }),
}
