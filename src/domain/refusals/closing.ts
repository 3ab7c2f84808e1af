import type { NoDetails, WordsFor } from './words'

/** Expected noes about a shop that closes. */
export interface ClosingRefusals {
  SHOP_CLOSING: NoDetails
  CLOSING_NOT_CONFIRMED: NoDetails
  CLOSING_RUNS: NoDetails
  CLOSING_UNKNOWN: NoDetails
}

export const closingWords: WordsFor<ClosingRefusals> = {
  SHOP_CLOSING: () => ({
    message: '门店停业，不再接受充值，没有扣款',
    nextStep: '没有用完的本金会退回给你，请留意明细',
  }),
  CLOSING_NOT_CONFIRMED: () => ({ message: '店名不一致，没有开始停业退款', nextStep: '请照店名重新输入' }),
  CLOSING_RUNS: () => ({ message: '停业退款已经开始，没有重复开始', nextStep: '请返回查看进度' }),
  CLOSING_UNKNOWN: () => ({ message: '没有找到这次停业退款', nextStep: '请返回重试' }),
}
