import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about a top-up, from the choice to its payment. */
export interface TopUpRefusals {
  TIER_NOT_AVAILABLE: NoDetails
  TIER_SOLD_OUT: NoDetails
  TIER_CAP_REACHED: { cap: number }
  TIER_FIRST_ONLY: NoDetails
  AMOUNT_NOT_OFFERED: { leastFen: Fen; mostFen: Fen }
  TIER_CHANGED: { payFen: Fen; bonusFen: Fen }
  TOO_MANY_OPEN_TOP_UPS: { limit: number }
  ORDER_UNKNOWN: NoDetails
  ORDER_CLOSED: NoDetails
  PAY_WAY_UNAVAILABLE: NoDetails
  /** `coupon`: what the member was given to make up for it */
  PAYMENT_UNAVAILABLE: { reason: string; coupon?: string }
}

export const topUpWords: WordsFor<TopUpRefusals> = {
  TIER_NOT_AVAILABLE: () => ({ message: '这个充值档位已下架，没有扣款', nextStep: '请选择其他档位' }),
  TIER_SOLD_OUT: () => ({ message: '这个档位刚刚充完，没有扣款', nextStep: '请选择其他档位' }),
  TIER_CAP_REACHED: ({ cap }) => ({ message: `这个档位每人限充 ${cap} 次，没有扣款`, nextStep: '请选择其他档位' }),
  TIER_FIRST_ONLY: () => ({ message: '这个档位仅限首次充值，没有扣款', nextStep: '请选择其他档位' }),
  AMOUNT_NOT_OFFERED: ({ leastFen, mostFen }) =>
    mostFen > 0
      ? {
          message: `自定义金额从 ¥${shortYuanText(leastFen)} 到 ¥${shortYuanText(mostFen)}，没有扣款`,
          nextStep: '请改一下金额，或选择档位',
        }
      : { message: '门店没有开放自定义金额，没有扣款', nextStep: '请选择档位' },
  TIER_CHANGED: ({ payFen, bonusFen }) => ({
    message: `档位刚刚更新为${tierText(payFen, bonusFen)}，没有扣款`,
    nextStep: '请确认后重新充值',
  }),
  TOO_MANY_OPEN_TOP_UPS: ({ limit }) => ({
    message: `已有 ${limit} 笔充值在等待支付，没有扣款`,
    nextStep: '请完成之前的支付，或等几分钟后再试',
  }),
  ORDER_UNKNOWN: () => ({ message: '没有找到这笔充值', nextStep: '请返回卡包查看明细' }),
  ORDER_CLOSED: () => ({ message: '这笔充值已关闭，没有扣款', nextStep: '请重新选择档位充值' }),
  PAY_WAY_UNAVAILABLE: () => ({ message: '这种支付方式现在不能用，没有扣款', nextStep: '请换一种支付方式' }),
  PAYMENT_UNAVAILABLE: ({ reason, coupon }) => ({
    message: `支付暂时不可用（${reason}），没有扣款`,
    nextStep: coupon === undefined ? '请稍后重试' : `请稍后重试；耽误你了，送你一张「${coupon}」，已放入卡包`,
  }),
}

function tierText(payFen: Fen, bonusFen: Fen): string {
  const bonus = bonusFen > 0 ? ` 送 ${shortYuanText(bonusFen)}` : ''
  return `充 ${shortYuanText(payFen)}${bonus}`
}
