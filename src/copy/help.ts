import type { HelpPage } from '../contract/help'
import { type Instant, momentText } from '../domain/time'

export const helpWords = {
  entry: { title: '帮助与客服', note: '常见问题、联系门店' },
  link: '帮助与客服',
  reach: '联系门店',
  service: '微信客服',
  call: (phone: string) => `拨打 ${phone}`,
  questions: '常见问题',
  tickets: '我的提问',
  ask: '向门店提问',
  promise: ({ replyHours }: Pick<HelpPage, 'replyHours'>) => `${replyHours} 小时内答复`,
  reminders: { title: '消息提醒', note: '哪些事要告诉你，随时可以关' },
  open: '展开',
  close: '收起',
}

export const askWords = {
  topic: '想问哪方面',
  about: { order: '会带上这笔充值', entry: '会带上这条明细', coupon: '会带上这张券' },
  text: { label: '写清楚发生了什么', placeholder: '比如什么时候、在哪家店、多少钱' },
  promise: (by: Instant, now: Instant) => `现在提交，最晚 ${momentText(by, now)} 前答复`,
  privacy: '只有门店能看到，解决后可以删除',
  submit: '提交',
}
