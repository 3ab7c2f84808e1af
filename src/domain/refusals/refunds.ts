import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about top-ups and sales given back. */
export interface RefundRefusals {
  COOLING_OFF_OVER: NoDetails
  NOTHING_TO_REFUND: NoDetails
  REFUND_HELD: NoDetails
  REFUND_CHANGED: { refundFen: Fen }
  REFUND_NOT_BY_HAND: NoDetails
  REFUND_OWN_CARD: NoDetails
  REFUND_OTHER_STORE: { storeName: string }
  REFUND_ABOVE_LIMIT: { limitFen: Fen }
  REFUND_SHARED_OWNER: NoDetails
  REFUND_EACH_CARD: { cards: number }
  REFUND_OF_SALE: NoDetails
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
  REFUND_OWN_CARD: () => ({ message: '不能退自己卡里的充值，没有退款', nextStep: '请其他店长或店主来处理' }),
  REFUND_OTHER_STORE: ({ storeName }) => ({
    message: `这笔充值是在${storeName}付的，没有退款`,
    nextStep: '请那家店的店长或店主来退',
  }),
  REFUND_ABOVE_LIMIT: ({ limitFen }) => ({
    message: `超出店长每笔 ¥${shortYuanText(limitFen)} 的退款上限，没有退款`,
    nextStep: '请店主来退',
  }),
  REFUND_SHARED_OWNER: () => ({
    message: '共享卡的充值只退给开卡人，没有退款',
    nextStep: '请开卡人出示这张共享卡的付款码',
  }),
  REFUND_EACH_CARD: ({ cards }) => ({
    message: `这是一次付了 ${cards} 张卡的付款，没有退款`,
    nextStep: '请输入要退的那张卡在明细里的订单号',
  }),
  REFUND_OF_SALE: () => ({
    message: '这是一笔消费里微信付的部分，没有退款',
    nextStep: '请在收银台的今日记录里退这笔消费',
  }),
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
