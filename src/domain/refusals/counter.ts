import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about top-ups at the counter. */
export interface CounterRefusals {
  COUNTER_NOT_OFFERED: NoDetails
  COUNTER_ABOVE_LIMIT: { limitFen: Fen }
  COUNTER_ABOVE_DAY: { limitFen: Fen; leftFen: Fen }
  COUNTER_NO_SHIFT: NoDetails
  COUNTER_UNKNOWN: NoDetails
  COUNTER_USED: NoDetails
  COUNTER_VOID_TOO_LATE: { minutes: number }
  DRAWER_FULL: { limit: number }
  CASH_COUNT_NEEDED: NoDetails
  CASH_DIFFERS: { countedFen: Fen; expectedFen: Fen }
}

export const counterWords: WordsFor<CounterRefusals> = {
  COUNTER_NOT_OFFERED: () => ({ message: '门店没有开放柜台代充，没有入账', nextStep: '请会员用微信支付充值' }),
  COUNTER_ABOVE_LIMIT: ({ limitFen }) =>
    limitFen > 0
      ? {
          message: `你每笔最多代充 ¥${shortYuanText(limitFen)}，没有入账`,
          nextStep: '请店长或店主来充，或让会员用微信支付',
        }
      : { message: '你没有柜台代充的权限，没有入账', nextStep: '请店长或店主来充，或让会员用微信支付' },
  COUNTER_ABOVE_DAY: ({ limitFen, leftFen }) => ({
    message: `你每天最多代充 ¥${shortYuanText(limitFen)}，今天还能充 ¥${shortYuanText(leftFen)}，没有入账`,
    nextStep: '请店长或店主来充，或让会员用微信支付',
  }),
  COUNTER_NO_SHIFT: () => ({ message: '还没有开班，没有入账', nextStep: '请先开班并清点备用金，再代充' }),
  COUNTER_UNKNOWN: () => ({ message: '没有找到本店的这笔代充，没有作废', nextStep: '请从今日记录里选择' }),
  COUNTER_USED: () => ({ message: '这笔代充已经用过或被冻结，没有作废', nextStep: '请按退款规则退剩余金额' }),
  COUNTER_VOID_TOO_LATE: ({ minutes }) => ({
    message: minutes > 0 ? `代充超过 ${minutes} 分钟或已交班，没有作废` : '本店不开放作废代充，没有作废',
    nextStep: '请按退款规则退剩余金额',
  }),
  DRAWER_FULL: ({ limit }) => ({ message: `这一班已代充 ${limit} 笔，没有入账`, nextStep: '请先交班，再开新的班次' }),
  CASH_COUNT_NEEDED: () => ({ message: '钱箱里有现金，还没有交班', nextStep: '请清点现金，填写实点金额' }),
  CASH_DIFFERS: ({ countedFen, expectedFen }) => ({
    message: `实点 ¥${shortYuanText(countedFen)}，应有 ¥${shortYuanText(expectedFen)}，还没有交班`,
    nextStep: '请再点一次；确有差异就写明原因',
  }),
}
