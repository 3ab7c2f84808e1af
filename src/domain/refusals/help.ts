import { type Instant, momentText } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about tickets and ratings. No money is in them. */
export interface HelpRefusals {
  TICKET_UNKNOWN: NoDetails
  TICKETS_WAITING: { limit: number }
  TICKETS_TODAY: { limit: number }
  TICKET_FULL: { limit: number }
  TICKET_OVER: NoDetails
  TICKET_OPEN: NoDetails
  TICKET_ANSWERED: NoDetails
  TICKET_NOT_ANSWERED: NoDetails
  NOTHING_TO_RATE: NoDetails
  RATING_KEPT: { until: Instant }
}

export const helpWords: WordsFor<HelpRefusals> = {
  TICKET_UNKNOWN: () => ({ message: '没有找到这个提问', nextStep: '请返回列表刷新' }),
  TICKETS_WAITING: ({ limit }) => ({
    message: `已有 ${limit} 个提问在等门店回复，这个没有提交`,
    nextStep: '请等门店回复，或在已有的提问里补充',
  }),
  TICKETS_TODAY: ({ limit }) => ({
    message: `24 小时内已提问 ${limit} 次，这个没有提交`,
    nextStep: '请在已有的提问里补充，着急可直接联系门店',
  }),
  TICKET_FULL: ({ limit }) => ({ message: `一个提问里最多写 ${limit} 条，这条没有提交`, nextStep: '请另开一个提问' }),
  TICKET_OVER: () => ({ message: '这个提问已经结束，这条没有提交', nextStep: '请另开一个提问' }),
  TICKET_OPEN: () => ({ message: '这个提问还没有结束，内容没有删除', nextStep: '请先点「已解决」再删除' }),
  TICKET_ANSWERED: () => ({ message: '这个提问已经有了回复', nextStep: '请返回列表刷新' }),
  TICKET_NOT_ANSWERED: () => ({ message: '门店还没有回复这个提问', nextStep: '有了回复再操作' }),
  NOTHING_TO_RATE: () => ({ message: '这笔充值还没有到账，不能评价', nextStep: '请到账后再评价' }),
  RATING_KEPT: ({ until }, now) => ({
    message: `评价在 ${momentText(until, now)} 前可以修改，现在保持原样`,
    nextStep: '有问题请直接向门店提问',
  }),
}
