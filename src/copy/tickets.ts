import type { TicketLine, TicketStage, TicketView } from '../contract/help'
import type { TicketTopic } from '../domain/help/ticket'
import { type Instant, momentText } from '../domain/time'

const topics: Record<TicketTopic, string> = {
  top_up: '充值',
  payment: '付款',
  refund: '退款',
  coupon: '优惠券',
  points: '积分',
  card: '卡与实名',
  other: '其他',
}

const stages: Record<TicketStage, string> = {
  received: '已收到',
  in_hand: '处理中',
  answered: '已回复',
  solved: '已解决',
  erased: '已删除',
}

const endings = { member: '你确认已解决', shop: '门店已结束', clock: '一周没有新消息，自动结束' } as const

/** Words about tickets that both sides read. */
export const ticketWords = {
  topic: (topic: TicketTopic) => topics[topic],
  stage: (stage: TicketStage) => stages[stage],
  title: ({ topic, about }: Pick<TicketLine, 'topic' | 'about'>) =>
    about === null ? topics[topic] : `${topics[topic]} · ${about}`,
  opened: (at: Instant, now: Instant) => momentText(at, now),
  due: (by: Instant, isOverdue: boolean, now: Instant) =>
    isOverdue ? `已超过 ${momentText(by, now)}` : `${momentText(by, now)} 前答复`,
  erasedText: '内容已删除',
  /** who wrote it, to the one who reads */
  sides: { member: { member: '我', shop: '门店' }, shop: { member: '会员', shop: '门店' } },
}

export const ownTicketWords = {
  steps: ['已收到', '处理中', '已回复', '已解决'],
  promise: (by: Instant, isOverdue: boolean, now: Instant) =>
    isOverdue ? `原定 ${momentText(by, now)} 前答复` : `门店会在 ${momentText(by, now)} 前答复`,
  overdue: { message: '抱歉，超过了承诺的时间', nextStep: '已提醒店主尽快处理；着急可直接打门店电话' },
  answered: '门店已回复，看看是否解决了',
  ended: (solvedBy: NonNullable<TicketView['solvedBy']>) => endings[solvedBy],
  canReopen: (until: Instant, now: Instant) => `${momentText(until, now)} 前还可以继续问`,
  more: { label: '补充', placeholder: '补充说明' },
  again: { label: '还没解决', placeholder: '哪里还没解决' },
  send: '发送',
  solve: '已解决',
  withdraw: '已解决，不用回复了',
  goOn: '还没解决，继续问',
  rate: '这次答复有帮助吗',
  thanks: '谢谢，门店会看到',
  erase: '删除内容',
  erasing: {
    title: '删除这个提问的内容',
    confirm: '删除',
    close: '不删',
    done: '内容已删除',
    note: '双方写的内容都会删除，不能恢复。提问的时间和结果还会留着',
  },
}

export const deskWords = {
  open: '等待答复',
  none: '没有等待答复的提问',
  intro: '按承诺时间排列，超时的在最前',
  decided: '最近答复过',
  holder: '会员',
  store: '门店',
  wholeShop: '全店',
  inHandOf: (name: string) => `${name}处理中`,
  reopened: (times: number) => `会员第 ${times} 次说没解决`,
  take: '我来处理',
  answer: { label: '回复会员', placeholder: '先说结果，再说怎么办' },
  send: '回复',
  sent: '已回复，会员会收到提醒',
  shut: '结束这个提问',
  isShut: '已结束',
  own: { message: '这是你自己的提问', nextStep: '请让别的同事答复' },
  score: (score: number) => `会员评价 ${score} 星`,
}
