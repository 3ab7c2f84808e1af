import type { LiabilityView } from '../contract/merchant'
import type { Age } from '../domain/audit/liability'
import type { Value, ValueFlows, ValueWay } from '../domain/figures/stored-value'
import { valueWays, wholeOf } from '../domain/figures/stored-value'
import { fen, shortYuanText, yuanText } from '../domain/money'
import { type Instant, momentText, type ShopDay } from '../domain/time'

export const storedValueWords = {
  owed: '会员还没花的储值',
  asOf: ({ asOf, packs }: LiabilityView, now: Instant) => `截至${momentText(asOf, now)} · ${packs} 张卡`,
  principal: { title: '本金', note: '会员付的钱，不过期' },
  bonus: { title: '赠送', note: '送的余额，到期作废' },
  byAge: '按充入时间',
  legend: { principal: '本金', bonus: '赠送' },
  ages: {
    under_30_days: '30 天内',
    under_90_days: '30–90 天',
    under_180_days: '90–180 天',
    under_365_days: '180–365 天',
    older: '一年以上',
  } satisfies Record<Age, string>,
  counted: '每天凌晨 3 点核对账本后更新。送礼和过户途中的金额、停用的卡不计在内',
  noNight: '每天凌晨 3 点核对账本，核对后这里显示会员还没花的储值',
  findings: ({ findings }: LiabilityView) => ({
    message: `这次核对有 ${findings} 处账目对不上`,
    nextStep: '请到「异常提醒」查看是哪张卡，核对前不要手工改动',
  }),
  flows: '收支',
  change: '余额变化',
  ways: { toppedUp: '充值', spent: '消费', refunded: '充值退款', expired: '赠送到期', other: '其他' } satisfies Record<
    ValueWay,
    string
  >,
  wayNotes: {
    spent: '已扣消费退款',
    other: '旧卡转入、积分互换、门店更正、途中的转赠',
  } satisfies Partial<Record<ValueWay, string>>,
  /** what a sum is made of */
  parts: ({ principalFen, bonusFen }: Value) => [
    ...(principalFen === 0 ? [] : [`本金 ${signed(principalFen)}`]),
    ...(bonusFen === 0 ? [] : [`赠送 ${signed(bonusFen)}`]),
  ],
  storeParts: (flows: ValueFlows) =>
    valueWays
      .filter(way => wholeOf(flows[way]) !== 0)
      .map(way => `${storedValueWords.ways[way]} ${signed(wholeOf(flows[way]))}`),
  barText: (amount: number) => `${amount < 0 ? '−' : ''}¥${shortYuanText(fen(Math.abs(amount)))}`,
  noStore: '线上',
  empty: '这段时间没有充值和消费',
  fileName: (from: ShopDay, to: ShopDay) => `储值收支_${from}_${to}.csv`,
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}¥${yuanText(fen(Math.abs(amount)))}`
}
