import { type Fen, shortYuanText } from '../money'
import { dayText, type Instant, shopDayOf } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about points, sign-ins and bonus that ran out. */
export interface PointsRefusals {
  POINTS_NOT_OFFERED: NoDetails
  SIGNED_IN_ALREADY: NoDetails
  POINTS_TOO_LOW: { points: number; short: number }
  BONUS_TOO_LOW: { bonusFen: Fen }
  EXCHANGE_TOO_SMALL: { points: number; fen: Fen }
  EXCHANGE_CAP_REACHED: { leftPoints: number }
  EXCHANGE_CHANGED: { points: number; fen: Fen }
  BIRTHDAY_SET: { month: number; from: Instant }
  NOTHING_TO_RESCUE: NoDetails
}

export const pointsWords: WordsFor<PointsRefusals> = {
  POINTS_NOT_OFFERED: () => ({ message: '门店暂未开放这项积分服务，积分没有变动', nextStep: '请返回积分页查看' }),
  SIGNED_IN_ALREADY: () => ({ message: '今天已经签到', nextStep: '明天再来，连续签到积分更多' }),
  POINTS_TOO_LOW: ({ points, short }) => ({
    message: `积分 ${points}，还差 ${short}，没有兑换`,
    nextStep: '请少换一点，或消费后再换',
  }),
  BONUS_TOO_LOW: ({ bonusFen }) => ({
    message: `赠送余额 ¥${shortYuanText(bonusFen)}，不够兑换，余额没有变动`,
    nextStep: '请少换一点；本金不能换积分',
  }),
  EXCHANGE_TOO_SMALL: ({ points, fen }) => ({
    message: points > 0 ? `每次至少换 ${points} 积分，没有兑换` : `每次至少换 ¥${shortYuanText(fen)}，没有兑换`,
    nextStep: '请多换一点',
  }),
  EXCHANGE_CAP_REACHED: ({ leftPoints }) => ({
    message: leftPoints > 0 ? `现在最多还能换 ${leftPoints} 积分，没有兑换` : '兑换已到上限，没有兑换',
    nextStep: leftPoints > 0 ? '请少换一点' : '请改天再换',
  }),
  EXCHANGE_CHANGED: ({ points, fen }) => ({
    message: `兑换比例刚刚更新为 ${points} 积分 ¥${shortYuanText(fen)}，没有兑换`,
    nextStep: '请确认后重新兑换',
  }),
  BIRTHDAY_SET: ({ month, from }, now) => ({
    message: `生日月份已经是 ${month} 月，一年只能改一次`,
    nextStep: `${dayText(shopDayOf(from), now)}起可以再改`,
  }),
  NOTHING_TO_RESCUE: () => ({ message: '这笔到期余额已换过券，或已过可换的时间', nextStep: '去卡包看看已有的券' }),
}
