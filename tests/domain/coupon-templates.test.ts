import fc from 'fast-check'
import { couponRules } from '../../src/domain/coupons/coupon-rules'
import { whyNot } from '../../src/domain/coupons/eligibility'
import { type CouponTemplate, expiryOfClaim } from '../../src/domain/coupons/template'
import { bytesOfTerms, MOST_TERMS_BYTES } from '../../src/domain/coupons/terms'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { wordsOf } from '../../src/domain/refusal-words'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom } from '../../src/domain/rules/publish'
import { storeNameIn } from '../../src/domain/rules/rules'
import { addDays, DAY, instant, later, shopDayOf } from '../../src/domain/time'
import { codeOf, commit, newId, newPack, noon, rawRules, rules, rulesWith, shopTime, withCoupon, yuan } from './given'

const plain = { _id: 'c', title: '券', kind: '代金', valueYuan: 10, validDays: 7, perMember: 3 }

function templateOf(change: object): CouponTemplate {
  const [template] = rulesWith({ coupon_templates: [{ ...plain, ...change } as RawDocument] }).couponTemplates
  if (!template) throw new Error('the template was not published')
  return template
}

function problemOf(change: object, others: Partial<ReturnType<typeof rawRules>> = {}): string {
  const raw = { ...rawRules(), ...others, coupon_templates: [{ ...plain, ...change } as RawDocument] }
  return draftFrom(raw, null, noon)
    .problems.map(problem => problem.message)
    .join('；')
}

describe('what a template may say', () => {
  test('everything at once, and the ticket says it all', () => {
    const { terms } = templateOf({
      stores: ['store_futian'],
      categories: ['茶'],
      products: ['latte'],
      hours: '工作日 11:00-14:00',
      stacking: '同组叠加',
      stackGroup: 'A',
      perOrder: 2,
      turn: 1,
      refund: '退券',
      holder: '可转赠',
    })
    expect(couponRules(terms, storeNameIn(rules))).toEqual([
      '抵 10，不找零',
      '限福田店',
      '限茶类和指定商品',
      '仅限工作日 11:00–14:00',
      '一次最多使用 2 张',
      '可与同组的券同用',
      '整单退款后退回卡包',
      '可转赠好友',
    ])
  })

  test('what it does not say takes no room in a pack', () => {
    expect(Object.keys(templateOf({}).terms)).toEqual(['title', 'benefit', 'storeIds'])
  })

  test.each([
    [{ hours: '周八' }, '可用时段 hours 要写成「周末」「工作日 11:00-14:00」「周五 22:00-02:00」这样，最多 4 段'],
    [{ categories: '咖啡' }, '限定分类 categories 要填列表，最多 12 项，每项 1 到 20 个字，不限就删掉这一项'],
    [{ stacking: '同组叠加' }, '叠加分组 stackGroup 要填 1 到 10 个字'],
    [{ perOrder: 2 }, '每单限用张数 perOrder 大于 1，就要允许叠加（stacking）'],
    [{ perMemberPerDay: 4 }, '每人每天限领张数 perMemberPerDay 大于每人限领张数 perMember'],
    [{ claimFrom: '2026-12-02', claimUntil: '2026-12-01' }, '领取截止日期 claimUntil 早于开始领取日期 claimFrom'],
    [{ budgetYuan: 9 }, '预算 budgetYuan 不够一张券'],
    [{ kind: '兑换', item: '茶', valueYuan: undefined, budgetYuan: 9 }, '填了预算 budgetYuan，就要填商品价值 itemYuan'],
    [
      { kind: '折扣', payPercent: 90, valueYuan: undefined, budgetYuan: 9 },
      '填了预算 budgetYuan，就要填最多减多少 capYuan',
    ],
    [{ validMonths: 1 }, '领取后有效天数 validDays、有效月数 validMonths 和有效期至 validUntil 只能填一个'],
    [{ holder: '任何人' }, '使用人 holder 只能是 仅限本人 / 可转赠'],
  ])('%o: refused with "%s"', (change, message) => {
    expect(problemOf(change)).toContain(message)
  })

  test('goods that the shop does not have are a slip of the pen, once it keeps its goods as documents', () => {
    const products = [{ _id: 'latte', name: '拿铁', category: '咖啡', priceYuan: 28 }]
    expect(problemOf({ categories: ['咖非'], products: ['late'] }, { products })).toBe(
      '限定分类 categories 里没有：咖非；限定商品 products 里没有：late',
    )
    expect(problemOf({ categories: ['咖啡'], products: ['latte'] }, { products })).toBe('')
    expect(problemOf({ categories: ['随便'] })).toBe('')
  })

  test('terms that are too large for a pack of fifty are not published', () => {
    const categories = Array.from({ length: 12 }, (_, each) => `${each}`.padEnd(20, '类'))
    expect(problemOf({ categories })).toBe('门店、分类、商品、时段合起来太长，请少列几项，或把编号改短')
    const { terms } = templateOf({ categories: categories.slice(0, 2) })
    expect(bytesOfTerms(terms)).toBe(Buffer.byteLength(JSON.stringify(terms)))
    expect(bytesOfTerms(terms)).toBeLessThanOrEqual(MOST_TERMS_BYTES)
  })

  test('a budget is kept by what is handed out: as many as it pays for, or as are stated if fewer', () => {
    expect(templateOf({ budgetYuan: 99 }).stock).toBe(9)
    expect(templateOf({ budgetYuan: 99, stock: 5 }).stock).toBe(5)
    expect(templateOf({ budgetYuan: 99, stock: 50 }).stock).toBe(9)
    expect(templateOf({ stock: 50 }).stock).toBe(50)
    expect(templateOf({}).stock).toBeNull()
  })
})

describe('validity', () => {
  test.each([
    [{ validDays: undefined, validMonths: 1 }, '2026-01-31 12:00:00', '2026-03-01 00:00:00'],
    [{ validDays: undefined, validMonths: 1 }, '2028-01-31 12:00:00', '2028-03-01 00:00:00'],
    [{ validDays: undefined, validMonths: 3 }, '2026-11-30 23:59:59', '2027-03-01 00:00:00'],
    [{ validDays: undefined, validMonths: 1 }, '2026-11-22 12:00:00', '2026-12-23 00:00:00'],
    [{ validDays: 1 }, '2026-12-31 23:59:59', '2027-01-02 00:00:00'],
    [{ validDays: undefined, validUntil: '2026-12-31' }, '2026-12-31 23:59:59', '2027-01-01 00:00:00'],
  ])('%o claimed at %s ends at %s', (change, claimed, end) => {
    expect(expiryOfClaim(templateOf(change), shopTime(claimed))).toBe(shopTime(end))
  })

  test('months never reach beyond the same day, nor end before the month’s own end', () => {
    const months = fc.integer({ min: 1, max: 36 })
    const day = fc.integer({ min: 0, max: 3000 })
    fc.assert(
      fc.property(months, day, (count, offset) => {
        const claimed = instant(noon + offset * DAY)
        const last = shopDayOf(
          instant(expiryOfClaim(templateOf({ validDays: undefined, validMonths: count }), claimed) - 1),
        )
        const [, , from = 0] = shopDayOf(claimed).split('-').map(Number)
        const [, , until = 0] = last.split('-').map(Number)
        expect(until === from || (until < from && addDays(last, 1).endsWith('-01'))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('claims of a day', () => {
  const by = rulesWith({ coupon_templates: [{ ...plain, perMemberPerDay: 1 } as RawDocument] })

  test('are capped by the day of the shop: midnight there opens the next one', () => {
    const evening = shopTime('2026-11-22 23:59:59')
    const { pack } = withCoupon(newPack(), 'c', evening, by)
    const claim = (at: typeof noon) => claimCoupon(pack, newId('clm', at), 'c', by, at)
    expect(codeOf(claim(evening))).toBe('COUPON_DAY_CAP_REACHED')
    const midnight = shopTime('2026-11-23 00:00:00')
    const next = withCoupon(pack, 'c', midnight, by).pack
    expect(next.coupons).toHaveLength(2)
    expect(next.dayClaims).toEqual({ day: '2026-11-23', counts: { c: 1 } })
    expect(codeOf(claimCoupon(next, newId('clm', midnight), 'c', by, midnight))).toBe('COUPON_DAY_CAP_REACHED')
  })

  test('do not lift the cap for ever', () => {
    let pack = newPack()
    for (let day = 0; day < 3; day++) pack = withCoupon(pack, 'c', later(noon, day * DAY), by).pack
    const at = later(noon, 3 * DAY)
    expect(codeOf(claimCoupon(pack, newId('clm', at), 'c', by, at))).toBe('COUPON_CAP_REACHED')
  })

  test('of templates without such a cap are not counted', () => {
    const id = newId('clm')
    const { pack } = commit(claimCoupon(newPack(), id, 'off_10', rules, noon), { commandId: id, at: noon })
    expect(pack.dayClaims).toBeNull()
  })
})

test('outside its hours a coupon says when it can be used', () => {
  const by = rulesWith({ coupon_templates: [{ ...plain, hours: '周末' } as RawDocument] })
  const { coupon } = withCoupon(newPack(), 'c', noon, by)
  const use = { storeId: 'store_nanshan', storeNameOf: storeNameIn(by), orderFen: yuan(50), at: later(noon, DAY) }
  const refusal = whyNot(coupon, use)
  expect(refusal && wordsOf(refusal, use.at).message).toBe('仅限周末')
  expect(whyNot(coupon, { ...use, at: noon })).toBeNull()
})
