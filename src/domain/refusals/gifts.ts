import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about gifts, and links between members. */
export interface GiftRefusals {
  LINK_UNKNOWN: NoDetails
  GIFT_OWN: NoDetails
  GIFT_CLAIMED: NoDetails
  GIFT_OVER: NoDetails
  TOO_MANY_GIFTS: { limit: number }
  RECEIVE_CEILING: { ceilingFen: Fen; roomFen: Fen }
}

export const giftWords: WordsFor<GiftRefusals> = {
  LINK_UNKNOWN: () => ({ message: '这个链接无效', nextStep: '请让对方重新分享一次' }),
  GIFT_OWN: () => ({ message: '这份礼物是你送出的，自己不能领', nextStep: '请转发给朋友，或在送出记录里收回' }),
  GIFT_CLAIMED: () => ({ message: '这份礼物已被别人领取', nextStep: '去卡包看看自己的余额和券' }),
  GIFT_OVER: () => ({ message: '这份礼物已退回赠送人', nextStep: '请让对方重新送一份' }),
  TOO_MANY_GIFTS: ({ limit }) => ({
    message: `已有 ${limit} 份礼物等朋友领取，这份没有送出`,
    nextStep: '请先收回一份，或等朋友领取',
  }),
  RECEIVE_CEILING: ({ ceilingFen, roomFen }) => ({
    message: `你的卡余额上限 ¥${shortYuanText(ceilingFen)}，还能收 ¥${shortYuanText(roomFen)}，这笔没有收下`,
    nextStep: '请先消费一部分再领取',
  }),
}
