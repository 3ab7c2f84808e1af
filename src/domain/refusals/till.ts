import type { NoDetails, WordsFor } from './words'

/** Expected noes about the till's own day. */
export interface TillRefusals {
  REDEMPTION_UNKNOWN: NoDetails
  REDEMPTION_UNDONE: NoDetails
  UNDO_TOO_LATE: { minutes: number }
  SHIFT_OPEN: NoDetails
  SHIFT_NOT_OPEN: NoDetails
}

export const tillWords: WordsFor<TillRefusals> = {
  REDEMPTION_UNKNOWN: () => ({ message: '本店没有这笔核销', nextStep: '请在今日记录里选择要撤销的一笔' }),
  REDEMPTION_UNDONE: () => ({ message: '这笔核销已经撤销，券已退回会员', nextStep: '请在今日记录里查看' }),
  UNDO_TOO_LATE: ({ minutes }) =>
    minutes > 0
      ? { message: `核销超过 ${minutes} 分钟，不能撤销`, nextStep: '请店长另行补偿会员' }
      : { message: '本店不开放撤销核销', nextStep: '请店长另行补偿会员' },
  SHIFT_OPEN: () => ({ message: '你还有一个班次没有交班', nextStep: '请先交班，再开新的班次' }),
  SHIFT_NOT_OPEN: () => ({ message: '这个班次已经交班', nextStep: '请在班次里查看交班单' }),
}
