import type { PackId } from '../ids'
import { freeFen } from '../ledger/lots'
import { NO_MONEY, sumFen } from '../money'
import { freeCoupons } from '../pack/kept-coupons'
import { balanceOf, lotsOf, type Pack } from '../pack/pack'
import { DAY, type Instant, lastDayBefore, type ShopDay, shopDayOf, startOfShopDay } from '../time'
import { dayPart, type MessageParts, type News, plainAmount, yuanWords } from './message'
import type { MessageKind, MessageRules } from './message-rules'

/**
 * What of a pack runs out within the merchant's days and is worth a word, the soonest first. Everything that ends on one
 * day is one message: a member gives one consent for each.
 */
export function expiringNews(pack: Pack, kind: MessageKind, rules: MessageRules, at: Instant): News[] {
  switch (kind) {
    case 'coupon_expiring':
      return couponNews(pack, rules, at)
    case 'bonus_expiring':
      return bonusNews(pack, rules, at)
    case 'instalment_due':
    case 'counter_top_up':
    case 'large_charge':
    case 'ticket_answered':
      return []
    default:
      return kind satisfies never
  }
}

function couponNews(pack: Pack, { daysBefore }: MessageRules, at: Instant): News[] {
  const coupons = freeCoupons(pack).filter(({ expiresAt }) => isSoon(expiresAt, daysBefore, at))
  return byLastDay(coupons).map(([day, [first, ...others]]) => {
    const { title } = first.terms
    const name = others.length === 0 ? title : `${title}等 ${others.length + 1} 张`
    return expiring(pack.packId, 'coupon_expiring', day, first.expiresAt, 'wallet/coupons/index?segment=soon', {
      ...{ name, amount: plainAmount(NO_MONEY), balance: balanceText(pack, at) },
      note: '最后一天打烊前都能用',
    })
  })
}

function bonusNews(pack: Pack, { daysBefore }: MessageRules, at: Instant): News[] {
  const soon = lotsOf(pack).flatMap(lot => {
    const expiresAt = lot.kind === 'bonus' ? lot.expiresAt : null
    const free = freeFen(lot)
    return expiresAt !== null && free > 0 && isSoon(expiresAt, daysBefore, at) ? [{ expiresAt, free }] : []
  })
  return byLastDay(soon).map(([day, same]) => {
    const amount = sumFen(same.map(({ free }) => free))
    return expiring(pack.packId, 'bonus_expiring', day, same[0].expiresAt, 'pages/card-pack/index', {
      ...{ name: `赠送金 ${yuanWords(amount)}`, amount: plainAmount(amount), balance: balanceText(pack, at) },
      note: '只是赠送的部分，本金不会过期',
    })
  })
}

function balanceText(pack: Pack, at: Instant): string {
  return plainAmount(balanceOf(pack, at).totalFen)
}

function expiring(
  packId: PackId,
  kind: MessageKind,
  day: ShopDay,
  worthUntil: Instant,
  page: string,
  parts: Omit<MessageParts, 'time' | 'store'>,
): News {
  return { packId, kind, subject: day, worthUntil, page, parts: { ...parts, time: dayPart(day), store: '全部门店' } }
}

/** Whether the last day of something that has not run out is at most so many days away. */
function isSoon(expiresAt: Instant, days: number, at: Instant): boolean {
  const left = startOfShopDay(lastDayBefore(expiresAt)) - startOfShopDay(shopDayOf(at))
  return at < expiresAt && left <= days * DAY
}

function byLastDay<T extends { expiresAt: Instant }>(all: readonly T[]): [ShopDay, [T, ...T[]]][] {
  const days = new Map<ShopDay, [T, ...T[]]>()
  for (const each of [...all].sort((a, b) => a.expiresAt - b.expiresAt)) {
    const day = lastDayBefore(each.expiresAt)
    const same = days.get(day)
    if (same) same.push(each)
    else days.set(day, [each])
  }
  return [...days]
}
