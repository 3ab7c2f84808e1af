import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about a card made over to somebody else. */
export interface TransferRefusals {
  TRANSFER_OWN: NoDetails
  TRANSFER_NOT_ACCEPTED: NoDetails
  TRANSFER_OVER: NoDetails
  TRANSFER_CHANGED: { balanceFen: Fen }
  TRANSFER_BLOCKED: { by: 'holds' | 'top_ups' | 'gifts' }
  TRANSFER_NOTHING: NoDetails
  TRANSFER_NO_ROOM: NoDetails
}

export const transferWords: WordsFor<TransferRefusals> = {
  TRANSFER_OWN: () => ({ message: '不能过户给自己，余额没有变动', nextStep: '请把链接发给接收的人' }),
  TRANSFER_NOT_ACCEPTED: () => ({ message: '对方还没有接受，余额没有变动', nextStep: '请对方打开链接确认接收' }),
  TRANSFER_OVER: () => ({ message: '这次过户已经结束，余额没有变动', nextStep: '需要的话请重新发起' }),
  TRANSFER_CHANGED: ({ balanceFen }) => ({
    message: `余额刚刚变为 ¥${shortYuanText(balanceFen)}，没有转出`,
    nextStep: '请核对后重新确认',
  }),
  TRANSFER_BLOCKED: ({ by }) => ({ message: `${blockers[by]}，没有转出`, nextStep: '请等它完成后再过户' }),
  TRANSFER_NOTHING: () => ({ message: '卡里没有可以过户的余额', nextStep: '请先充值，或取消过户' }),
  TRANSFER_NO_ROOM: () => ({ message: '对方的卡放不下这些余额，没有转出', nextStep: '请对方先消费一部分再试' }),
}

const blockers = {
  holds: '有一笔金额正被门店预留',
  top_ups: '有一笔充值还没完成',
  gifts: '有一份礼金还没被领取',
} as const
