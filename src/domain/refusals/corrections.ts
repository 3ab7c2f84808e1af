import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about corrections by the merchant, and physical cards. */
export interface CorrectionRefusals {
  ADJUSTMENT_UNKNOWN: NoDetails
  ADJUSTMENT_OVER: NoDetails
  ADJUSTMENT_ABOVE_LIMIT: { limitFen: Fen; limitPoints: number }
  SECOND_PERSON_NEEDED: NoDetails
  OWN_CARD: NoDetails
  PHYSICAL_CARD_UNKNOWN: NoDetails
  PHYSICAL_CARD_BOUND: NoDetails
}

export const correctionWords: WordsFor<CorrectionRefusals> = {
  ADJUSTMENT_UNKNOWN: () => ({ message: '没有找到这笔更正', nextStep: '请返回列表刷新' }),
  ADJUSTMENT_OVER: () => ({ message: '这笔更正已经处理过，余额没有再变动', nextStep: '请返回列表刷新' }),
  ADJUSTMENT_ABOVE_LIMIT: ({ limitFen, limitPoints }) => ({
    message: `超出你们的更正权限（¥${shortYuanText(limitFen)}、${limitPoints} 积分），余额没有变动`,
    nextStep: '请由店主提出或批准',
  }),
  SECOND_PERSON_NEEDED: () => ({ message: '更正要由另一个人批准，余额没有变动', nextStep: '请另一位店长或店主批准' }),
  OWN_CARD: () => ({ message: '不能更正自己的卡，余额没有变动', nextStep: '请其他人来处理' }),
  PHYSICAL_CARD_UNKNOWN: () => ({ message: '卡号或绑定码不对', nextStep: '请核对卡背面的卡号和绑定码' }),
  PHYSICAL_CARD_BOUND: () => ({ message: '这张卡已经绑定到另一个微信', nextStep: '请拿着卡到门店核对' }),
}
