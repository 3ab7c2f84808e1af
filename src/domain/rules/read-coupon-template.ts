import type { CouponTemplate, CouponValidity } from '../coupons/template'
import type { CouponBenefit } from '../coupons/terms'
import { fen, NO_MONEY } from '../money'
import { endOfShopDay, instant, type ShopDay, startOfShopDay } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const MOST = fen(1_000_000)
/** Each coupon carries its stores with it, and a pack holds dozens of coupons. */
const MOST_STORES = 20
const kinds = ['满减', '折扣', '兑换'] as const

/** Reads a document of `coupon_templates`. `storeIds` are the ids of all stores, so that a misspelt one is found. */
export function readCouponTemplate(document: RawDocument, storeIds: ReadonlySet<string>): ReadDocument<CouponTemplate> {
  const reader = new FieldReader(document)
  const title = reader.text('title', '名称', 20)
  const benefit = readBenefit(reader)
  const stores = reader.idsOrNothing('stores', '可用门店', storeIds, MOST_STORES)
  const perMember = reader.count('perMember', '每人限领张数', { least: 1, most: 50 })
  const startsOn = reader.dayOrNothing('startsOn', '开始日期')
  const claimUntil = reader.dayOrNothing('claimUntil', '领取截止日期')
  const validity = readValidity(reader, startsOn)
  const on = reader.flag('on', '是否上架', true)
  const startsAt = startsOn ? startOfShopDay(startsOn) : instant(0)
  const claimableUntil = claimUntil && endOfShopDay(claimUntil)
  const template: CouponTemplate = {
    templateId: document._id,
    terms: { title, benefit, storeIds: stores },
    validity,
    startsAt,
    claimableFrom: instant(0),
    claimableUntil: earliest(claimableUntil, validity.kind === 'until' ? validity.expiresAt : null),
    perMember,
  }
  return { value: on ? template : null, problems: reader.finish() }
}

function readBenefit(reader: FieldReader): CouponBenefit {
  const kind = reader.choice('kind', '券的种类', kinds, null)
  switch (kind) {
    case '满减': {
      const offFen = reader.yuan('offYuan', '减多少', { least: fen(1), most: MOST })
      const minimumFen = reader.yuanOrNothing('minimumYuan', '满多少', { least: NO_MONEY, most: MOST }) ?? NO_MONEY
      reader.complainIf(minimumFen > 0 && offFen > minimumFen, '减的金额 offYuan 大于满的金额 minimumYuan')
      return { kind: 'threshold', offFen, minimumFen }
    }
    case '折扣': {
      const payPercent = reader.count('payPercent', '折后百分比（9折填 90）', { least: 10, most: 99 })
      const minimumFen = reader.yuanOrNothing('minimumYuan', '满多少', { least: NO_MONEY, most: MOST }) ?? NO_MONEY
      const capFen = reader.yuanOrNothing('capYuan', '最多减多少', { least: fen(1), most: MOST })
      return { kind: 'discount', payPercent, minimumFen, capFen }
    }
    case '兑换':
      return { kind: 'exchange', item: reader.text('item', '兑换的商品', 20) }
    default:
      return kind satisfies never
  }
}

function readValidity(reader: FieldReader, startsOn: ShopDay | null): CouponValidity {
  const days = reader.countOrNothing('validDays', '领取后有效天数', { least: 1, most: 3650 })
  const validUntil = reader.dayOrNothing('validUntil', '有效期至')
  if (days !== null && validUntil !== null) {
    reader.complain('领取后有效天数 validDays 和有效期至 validUntil 只能填一个')
  }
  if (validUntil !== null) {
    if (startsOn && validUntil < startsOn) reader.complain('有效期至 validUntil 早于开始日期 startsOn')
    return { kind: 'until', expiresAt: endOfShopDay(validUntil) }
  }
  if (days === null && reader.problems.length === 0) {
    reader.complain('缺少有效期：请填 validDays（领取后有效天数）或 validUntil（有效期至）')
  }
  return { kind: 'days', days: days ?? 1 }
}

function earliest<T extends number>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
