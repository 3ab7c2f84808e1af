import { type CouponTemplate, type CouponValidity, stockWithinBudget } from '../coupons/template'
import { bytesOfTerms, type CouponBenefit, type CouponTerms, MOST_TERMS_BYTES, type Stacking } from '../coupons/terms'
import { type Fen, fen, NO_MONEY } from '../money'
import { endOfShopDay, instant, type ShopDay, startOfShopDay } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readGoods } from './read-goods'
import type { KnownInShop } from './read-price-rule'

const MOST = fen(1_000_000)
const MOST_BUDGET = fen(100_000_000)
/** Each coupon carries its stores with it, and a pack holds dozens of coupons. */
const MOST_STORES = 20
const MOST_HOURS = 4
const kinds = ['满减', '折扣', '代金', '兑换', '充值立减', '充值加送'] as const

/** Reads a document of `coupon_templates`. What it names must be known in the shop, so that a misspelt name is found. */
export function readCouponTemplate(document: RawDocument, known: KnownInShop): ReadDocument<CouponTemplate> {
  const reader = new FieldReader(document)
  const terms = readTerms(reader, known)
  const givenOnly = reader.choice('handOut', '发放方式', ['公开领取', '仅赠送'], '公开领取') === '仅赠送'
  const caps = { least: 1, most: 50 }
  const perMember = givenOnly
    ? (reader.countOrNothing('perMember', '每人限领张数', caps) ?? caps.most)
    : reader.count('perMember', '每人限领张数', caps)
  const perMemberPerDay = reader.countOrNothing('perMemberPerDay', '每人每天限领张数', { least: 1, most: 50 })
  const perDay = reader.countOrNothing('perDay', '每天限领总张数', { least: 1, most: 1_000_000 })
  const startsOn = reader.dayOrNothing('startsOn', '开始日期')
  const claimFrom = reader.dayOrNothing('claimFrom', '开始领取日期')
  const claimUntil = reader.dayOrNothing('claimUntil', '领取截止日期')
  const validity = readValidity(reader, startsOn)
  const { stock, itemWorthFen } = readStock(reader, terms)
  const on = reader.flag('on', '是否上架', true)
  const claimableFrom = claimFrom ? startOfShopDay(claimFrom) : instant(0)
  const claimableUntil = claimUntil && endOfShopDay(claimUntil)
  const neverOpen = claimableUntil !== null && claimableUntil <= claimableFrom
  reader.complainIf(neverOpen, '领取截止日期 claimUntil 早于开始领取日期 claimFrom')
  reader.complainIf((perMemberPerDay ?? 1) > perMember, '每人每天限领张数 perMemberPerDay 大于每人限领张数 perMember')
  const template: CouponTemplate = {
    templateId: document._id,
    terms,
    validity,
    startsAt: startsOn ? startOfShopDay(startsOn) : instant(0),
    claimableFrom,
    claimableUntil: lesser(claimableUntil, validity.kind === 'until' ? validity.expiresAt : null),
    perMember,
    perMemberPerDay,
    stock,
    perDay,
    ...(itemWorthFen !== null && { itemWorthFen }),
    ...(givenOnly && { givenOnly: true as const }),
  }
  return { value: on ? template : null, problems: reader.finish() }
}

function readTerms(reader: FieldReader, { storeIds, shelf }: KnownInShop): CouponTerms {
  const title = reader.offerText('title', '名称', 20)
  const benefit = readBenefit(reader)
  const stores = reader.idsOrNothing('stores', '可用门店', storeIds, MOST_STORES)
  const goods = readGoods(reader, shelf)
  const hours = reader.hoursOrNothing('hours', '可用时段', MOST_HOURS)
  const stacking = readStacking(reader)
  const perOrder = reader.countOrNothing('perOrder', '每单限用张数', { least: 1, most: 10 }) ?? 1
  const turn = reader.countOrNothing('turn', '使用顺序', { least: 1, most: 9 })
  const returns = reader.choice('refund', '退款时', ['退券', '不退券'], '不退券') === '退券'
  const transferable = reader.choice('holder', '使用人', ['仅限本人', '可转赠'], '仅限本人') === '可转赠'
  const isNarrowed = stores !== null || goods !== null || hours !== null || stacking !== null || returns
  reader.complainIf(benefit.kind === 'top_up' && isNarrowed, '充值券不能再限门店、商品、时段，也不能叠加或退券')
  reader.complainIf(perOrder > 1 && !stacking, '每单限用张数 perOrder 大于 1，就要允许叠加（stacking）')
  const terms: CouponTerms = {
    title,
    benefit,
    storeIds: stores,
    ...(goods && { goods }),
    ...(hours && { hours }),
    ...(stacking && { stacking }),
    ...(perOrder > 1 && { perOrder }),
    ...(turn !== null && { turn }),
    ...(returns && { returnsOnRefund: true as const }),
    ...(transferable && { transferable: true as const }),
  }
  const tooLong = bytesOfTerms(terms) > MOST_TERMS_BYTES
  reader.complainIf(tooLong, '门店、分类、商品、时段合起来太长，请少列几项，或把编号改短')
  return terms
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
    case '代金':
      return { kind: 'cash', valueFen: reader.yuan('valueYuan', '面值', { least: fen(1), most: MOST }) }
    case '兑换':
      return { kind: 'exchange', item: reader.offerText('item', '兑换的商品', 20) }
    case '充值立减':
      return readOnTopUp(reader, 'less_to_pay', reader.yuan('offYuan', '减多少', { least: fen(1), most: MOST }))
    case '充值加送':
      return readOnTopUp(reader, 'more_bonus', reader.yuan('bonusYuan', '多送多少', { least: fen(1), most: MOST }))
    default:
      return kind satisfies never
  }
}

/** What a coupon gives with a top-up is never more than half of the least that is topped up with it. */
function readOnTopUp(reader: FieldReader, gain: 'less_to_pay' | 'more_bonus', given: Fen): CouponBenefit {
  const minimumFen = reader.yuan('minimumYuan', '充值满多少', { least: fen(100), most: MOST })
  const field = gain === 'less_to_pay' ? '减的金额 offYuan' : '多送的金额 bonusYuan'
  reader.complainIf(given * 2 > minimumFen, `${field} 超过充值满的金额 minimumYuan 的一半`)
  return { kind: 'top_up', minimumFen, gain, fen: given }
}

function readStacking(reader: FieldReader): Stacking | null {
  const stacking = reader.choice('stacking', '叠加', ['不叠加', '同组叠加', '可叠加'], '不叠加')
  if (stacking === '同组叠加') return { group: reader.text('stackGroup', '叠加分组', 10) }
  return stacking === '可叠加' ? 'all' : null
}

function readValidity(reader: FieldReader, startsOn: ShopDay | null): CouponValidity {
  const days = reader.countOrNothing('validDays', '领取后有效天数', { least: 1, most: 3650 })
  const months = reader.countOrNothing('validMonths', '领取后有效月数', { least: 1, most: 120 })
  const validUntil = reader.dayOrNothing('validUntil', '有效期至')
  const given = [days, months, validUntil].filter(each => each !== null).length
  if (given > 1) {
    reader.complain('领取后有效天数 validDays、有效月数 validMonths 和有效期至 validUntil 只能填一个')
  }
  if (validUntil !== null) {
    if (startsOn && validUntil < startsOn) reader.complain('有效期至 validUntil 早于开始日期 startsOn')
    return { kind: 'until', expiresAt: endOfShopDay(validUntil) }
  }
  if (months !== null) return { kind: 'months', months }
  if (days === null && reader.problems.length === 0) {
    reader.complain('缺少有效期：请填 validDays（领取后有效天数）、validMonths（有效月数）或 validUntil（有效期至）')
  }
  return { kind: 'days', days: days ?? 1 }
}

/** Stock as stated, and as many as the budget pays for: the smaller of the two; and what an exchange is worth. */
function readStock(reader: FieldReader, terms: CouponTerms): { stock: number | null; itemWorthFen: Fen | null } {
  const stock = reader.countOrNothing('stock', '总张数', { least: 1, most: 1_000_000 })
  const budgetFen = reader.yuanOrNothing('budgetYuan', '预算', { least: fen(1), most: MOST_BUDGET })
  const isExchange = terms.benefit.kind === 'exchange'
  const itemWorthFen: Fen | null = isExchange
    ? reader.yuanOrNothing('itemYuan', '商品价值', { least: fen(1), most: MOST })
    : null
  if (budgetFen === null) return { stock, itemWorthFen }
  const affordable = stockWithinBudget(terms, budgetFen, itemWorthFen)
  const missing = isExchange ? '商品价值 itemYuan' : '最多减多少 capYuan'
  reader.complainIf(affordable === null, `填了预算 budgetYuan，就要填${missing}`)
  reader.complainIf(affordable === 0, '预算 budgetYuan 不够一张券')
  return { stock: lesser(stock, affordable), itemWorthFen }
}

function lesser<T extends number>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
