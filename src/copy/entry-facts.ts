import type { EntryFacts } from '../domain/ledger/facts/entry-facts'
import type { SoldFacts } from '../domain/ledger/facts/sale-facts'
import type { CameWithTopUp } from '../domain/ledger/facts/top-up-facts'
import { levelName } from '../domain/members/level'
import { type Fen, shortYuanText, yuanText } from '../domain/money'
import type { TopUpRefundReason } from '../domain/refunds/refund-terms'
import { dayText, type Instant, lastDayBefore, momentText } from '../domain/time'
import { payWayWords } from './pay-ways'
import { paidByWords } from './till-day'

/** One more thing to know of an entry. */
export interface FactRow {
  title: string
  value: string
}

export const factActions = {
  refund: '申请退款',
  refunded: '看退款进度',
  gift: '看这份礼金',
  transfer: '看过户记录',
}

/** What an entry says beyond its amounts, in the shop's words: how it was paid, what lowered it, by whom, until when. */
export function factRows(facts: EntryFacts, now: Instant): FactRow[] {
  switch (facts.kind) {
    case 'top_up_settled':
      return [{ title: '付款方式', value: payWayWords.name(facts.channel) }, ...cameWithRows(facts, now)]
    case 'counter_topped_up':
      return [{ title: '付款方式', value: `门店${paidByWords[facts.by]}` }, ...cameWithRows(facts, now)]
    case 'spent':
      return soldRows(facts)
    case 'captured':
      return [...soldRows(facts), ...togetherRows(facts)]
    case 'held':
      return [{ title: '保留到', value: momentText(facts.until, now) }]
    case 'points_to_bonus':
      return [validUntil('余额有效至', facts.bonusExpiresAt, now)]
    case 'top_up_refunded':
      return [
        { title: '退到', value: refundedTo(facts.paidFrom) },
        { title: '退回', value: `¥${yuanText(facts.refundFen)}` },
        ...(facts.reason ? [{ title: '原因', value: topUpRefundReasonWords[facts.reason] }] : []),
        ...(facts.givenBy === undefined ? [] : [{ title: '办理', value: '门店' }]),
        ...(facts.coupons ? [{ title: '收回的券', value: piecesText(facts.coupons) }] : []),
      ]
    case 'rest_refunded':
      return [
        { title: '退到', value: refundedTo(facts.paidFrom) },
        { title: '原因', value: refundReasonWords[facts.reason] },
      ]
    case 'spend_refunded':
      return [
        { title: '原因', value: refundReasonWords[facts.reason] },
        ...(facts.pointsTaken > 0 ? [{ title: '收回积分', value: String(facts.pointsTaken) }] : []),
      ]
    case 'coupon_redeemed':
      return facts.discountFen === null ? [] : [off('优惠', facts.discountFen)]
    case 'coupon_claimed':
    case 'bonus_rescued':
      return [validUntil('券有效至', facts.expiresAt, now)]
    default:
      return []
  }
}

function refundedTo(from: Extract<EntryFacts, { kind: 'top_up_refunded' }>['paidFrom']): string {
  if (from === 'refunded_by_hand') return '门店人工付款'
  return payWayWords.name(from === 'wechat_pay' ? 'wechat' : from)
}

/** By which rule a top-up went back. */
const topUpRefundReasonWords: Record<TopUpRefundReason, string> = {
  cooling_off: '七天内未使用',
  consumer: '会员申请',
  merchant: '门店原因',
}

export const refundReasonWords = {
  returned: '退货',
  wrong_amount: '金额输错',
  not_delivered: '没有提供',
  other: '其他',
} as const

/** What came with a top-up: until when its bonus is valid, which coupons, which level. */
function cameWithRows(
  { bonusExpiresAt, coupons = [], level, usedCoupon }: CameWithTopUp & { bonusExpiresAt: Instant | null },
  now: Instant,
): FactRow[] {
  return [
    ...(bonusExpiresAt === null ? [] : [validUntil('赠送有效至', bonusExpiresAt, now)]),
    ...coupons.map(kind => ({ title: '送券', value: `${kind.title} ${piecesText([kind])}` })),
    ...(usedCoupon ? [couponRow(usedCoupon)] : []),
    ...(level ? [validUntil(`${levelName(level.level)}有效至`, level.until, now)] : []),
  ]
}

function couponRow({ title, offFen, moreFen }: NonNullable<CameWithTopUp['usedCoupon']>): FactRow {
  return offFen > 0 ? off(title, offFen) : { title, value: `多送 ¥${shortYuanText(moreFen)}` }
}

function piecesText(kinds: readonly { couponIds: readonly unknown[] }[]): string {
  return `${kinds.reduce((sum, { couponIds }) => sum + couponIds.length, 0)} 张`
}

function soldRows({ offers, memberPackId }: SoldFacts): FactRow[] {
  const lowered = offers
    ? [
        { title: '商品原价', value: `¥${shortYuanText(offers.orderFen)}` },
        ...(offers.memberOffFen > 0 ? [off('会员价', offers.memberOffFen)] : []),
        ...offers.coupons.map(coupon => off(coupon.title, coupon.offFen)),
        ...(offers.points ? [off(`${offers.points.points} 积分抵扣`, offers.points.fen)] : []),
      ]
    : []
  return memberPackId === undefined
    ? lowered
    : [...lowered, { title: '付款人', value: `会员 · ${memberPackId.slice(-4)}` }]
}

function togetherRows({ together }: Extract<EntryFacts, { kind: 'captured' }>): FactRow[] {
  return together ? [{ title: `${together.packs} 张卡合付`, value: `共 ¥${yuanText(together.paidFen)}` }] : []
}

function off(title: string, amount: Fen): FactRow {
  return { title, value: `−¥${shortYuanText(amount)}` }
}

function validUntil(title: string, expiresAt: Instant, now: Instant): FactRow {
  return { title, value: dayText(lastDayBefore(expiresAt), now) }
}
