import { dayText, type ShopDay } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about the bills of WeChat Pay. */
export interface ReconcileRefusals {
  BILL_NOT_READY: { day: ShopDay }
  BILL_UNREADABLE: { day: ShopDay }
  BILL_SIGNED_OFF: NoDetails
  BILL_DIFFERENCE_UNKNOWN: NoDetails
  BILL_DIFFERENCES_OPEN: { count: number }
}

export const reconcileWords: WordsFor<ReconcileRefusals> = {
  BILL_NOT_READY: ({ day }, now) => ({
    message: `${dayText(day, now)}的账单还没有出`,
    nextStep: '微信支付的账单在第二天上午 10 点后才有，请到时再看',
  }),
  BILL_UNREADABLE: ({ day }, now) => ({
    message: `${dayText(day, now)}的账单不完整，没有核对`,
    nextStep: '请稍后再试',
  }),
  BILL_SIGNED_OFF: () => ({ message: '这一天已经签核，不能再改', nextStep: '请在对账记录里查看' }),
  BILL_DIFFERENCE_UNKNOWN: () => ({ message: '这条差异已经不在了', nextStep: '请刷新后再看' }),
  BILL_DIFFERENCES_OPEN: ({ count }) => ({
    message: `还有 ${count} 条差异没有说明`,
    nextStep: '请逐条核对并写明原因，再签核',
  }),
}
