import { type Fen, shortYuanText } from '../money'
import { type Instant, momentText } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about money kept for a purpose. */
export interface HoldRefusals {
  HOLDS_FULL: { limit: number }
  HOLD_NOT_OPEN: NoDetails
  HOLD_EXPIRED: { until: Instant }
  CAPTURE_ABOVE_HOLD: { heldFen: Fen }
}

export const holdWords: WordsFor<HoldRefusals> = {
  HOLDS_FULL: ({ limit }) => ({
    message: `已有 ${limit} 笔冻结没有结束，没有再冻结`,
    nextStep: '请先完成或取消之前的冻结',
  }),
  HOLD_NOT_OPEN: () => ({ message: '这笔冻结已经结束，没有再扣款', nextStep: '请看会员的明细核对' }),
  HOLD_EXPIRED: ({ until }, now) => ({
    message: `这笔冻结已于${momentText(until, now)} 到期，没有扣款`,
    nextStep: '请会员出示付款码，重新收款',
  }),
  CAPTURE_ABOVE_HOLD: ({ heldFen }) => ({
    message: `这笔只冻结了 ¥${shortYuanText(heldFen)}，没有扣款`,
    nextStep: '请在冻结金额以内扣款，差额另外收',
  }),
}
