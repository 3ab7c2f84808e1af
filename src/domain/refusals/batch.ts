import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about several cards in one payment. */
export interface BatchRefusals {
  BATCH_NOT_OFFERED: NoDetails
  BATCH_CARD_UNKNOWN: NoDetails
  BATCH_CARD_TWICE: NoDetails
  BATCH_TOO_LARGE: { mostCards: number; mostFen: Fen }
  /** `why` in the words of that card's own refusal */
  BATCH_CARD_REFUSED: { holder: string; why: string }
}

export const batchWords: WordsFor<BatchRefusals> = {
  BATCH_NOT_OFFERED: () => ({ message: '门店没有开放一次充多张卡，没有扣款', nextStep: '请一张一张充值' }),
  BATCH_CARD_UNKNOWN: () => ({ message: '没有找到这张卡，没有扣款', nextStep: '请核对手机号或卡号，并确认对方已登记' }),
  BATCH_CARD_TWICE: () => ({ message: '同一张卡选了两次，没有扣款', nextStep: '请去掉重复的卡' }),
  BATCH_TOO_LARGE: ({ mostCards, mostFen }) => ({
    message: `一次最多 ${mostCards} 张卡、共 ¥${shortYuanText(mostFen)}，没有扣款`,
    nextStep: '请分几次充值',
  }),
  BATCH_CARD_REFUSED: ({ holder, why }) => ({
    message: `${holder} 不能充，没有扣款`,
    nextStep: `${why.replace(/，没有扣款$/, '')}；请去掉这张卡`,
  }),
}
