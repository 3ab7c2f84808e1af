import { levelName } from '../members/level'
import { shortYuanText } from '../money'
import type { Segment } from './hand-out'

/** Whom a segment means, for the merchant: "30 天没有消费，银卡会员，余额不到 50 元". */
export function segmentText({ awayDays, levels, balanceFromFen, balanceBelowFen }: Segment): string {
  return [
    ...(awayDays === null ? [] : [`${awayDays} 天没有消费`]),
    ...(levels === null ? [] : [levels.map(levelName).join('、')]),
    ...(balanceFromFen === null ? [] : [`余额 ${shortYuanText(balanceFromFen)} 元以上`]),
    ...(balanceBelowFen === null ? [] : [`余额不到 ${shortYuanText(balanceBelowFen)} 元`]),
  ].join('，')
}
