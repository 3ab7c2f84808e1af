import { type Instant, momentText } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about coupons on paper. */
export interface PaperRefusals {
  PAPER_BATCH_UNKNOWN: NoDetails
  PAPER_BATCH_UNFINISHED: NoDetails
  PAPER_STOCK_SHORT: { left: number }
  PAPER_WITHDRAWN: { at: Instant }
}

export const paperWords: WordsFor<PaperRefusals> = {
  PAPER_BATCH_UNKNOWN: () => ({ message: '没有找到这批纸质券', nextStep: '请刷新列表后再试' }),
  PAPER_BATCH_UNFINISHED: () => ({ message: '这批纸质券还在制作，没有变动', nextStep: '请稍等一会儿再试' }),
  PAPER_STOCK_SHORT: ({ left }) => ({
    message: left > 0 ? `库存只够 ${left} 张，没有印制` : '库存已经用完，没有印制',
    nextStep: '请减少张数，或在优惠券文档里增加库存',
  }),
  PAPER_WITHDRAWN: ({ at }, now) => ({
    message: `这批纸质券已在${momentText(at, now)} 撤回`,
    nextStep: '请向顾客说明，或换一张可用的券',
  }),
}
