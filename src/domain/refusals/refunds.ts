import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about top-ups and sales given back. */
export interface RefundRefusals {
  COOLING_OFF_OVER: NoDetails
  NOTHING_TO_REFUND: NoDetails
  REFUND_HELD: NoDetails
  REFUND_CHANGED: { refundFen: Fen }
  REFUND_NOT_BY_HAND: NoDetails
  CHARGE_UNKNOWN: NoDetails
  REFUND_UNDER_WAY: NoDetails
  REFUND_ABOVE_CHARGE: { leftFen: Fen }
  REFUND_LOTS_FULL: NoDetails
}

export const refundWords: WordsFor<RefundRefusals> = {
  COOLING_OFF_OVER: () => ({ message: '这笔充值已用过或超过七天，没有退款', nextStep: '可选择按规则退剩余金额' }),
  NOTHING_TO_REFUND: () => ({ message: '这笔充值没有可退的金额', nextStep: '请看明细核对' }),
  REFUND_HELD: () => ({ message: '这笔充值有金额被冻结，没有退款', nextStep: '请等冻结结束后再退' }),
  REFUND_CHANGED: ({ refundFen }) => ({
    message: `可退金额变为 ¥${shortYuanText(refundFen)}，没有退款`,
    nextStep: '请确认后重新申请',
  }),
  REFUND_NOT_BY_HAND: () => ({ message: '这笔退款不需要人工付款', nextStep: '请看退款进度' }),
  CHARGE_UNKNOWN: () => ({ message: '没有找到本店的这笔消费，没有退款', nextStep: '请从今日记录里选择这笔消费' }),
  REFUND_UNDER_WAY: () => ({ message: '这笔消费的上一笔退款还在处理，没有再退', nextStep: '请过几秒再试' }),
  REFUND_ABOVE_CHARGE: ({ leftFen }) =>
    leftFen > 0
      ? {
          message: `这笔消费还能退 ¥${shortYuanText(leftFen)}，没有退款`,
          nextStep: '请在可退金额以内退款',
        }
      : { message: '这笔消费已经全部退完，没有再退', nextStep: '请看会员的明细核对' },
  REFUND_LOTS_FULL: () => ({
    message: '卡里还没用完的充值太多，暂时退不回去，没有退款',
    nextStep: '请会员先消费一部分再退',
  }),
}
