import type { RatedTopUp } from '../contract/ratings'
import { type Instant, momentText } from '../domain/time'

export const ratingWords = {
  ask: '这次充值顺利吗',
  star: (score: number) => `${score} 星`,
  words: { label: '说说原因（可不填）', placeholder: '哪里好，或哪里不好' },
  send: '提交',
  thanks: '谢谢，门店会看到',
}

export const ratingReportWords = {
  average: (days: number) => `近 ${days} 天平均`,
  tenths: (tenths: number) => `${Math.floor(tenths / 10)}.${tenths % 10}`,
  count: (count: number) => `${count} 个评价`,
  share: (score: number) => `${score} 星`,
  low: '三星及以下',
  noLow: '没有三星及以下的评价',
  high: '四星和五星',
  none: '还没有会员评价过充值',
  title: ({ holder, score }: RatedTopUp) => `${holder} · ${score} 星`,
  rated: ({ ratedAt }: RatedTopUp, now: Instant) => momentText(ratedAt, now),
  noWords: '没有写原因',
}
