import fc from 'fast-check'
import type { Coupon } from '../../src/domain/coupons/coupon'
import { couponRules, goodsText, validityText } from '../../src/domain/coupons/coupon-rules'
import { whyNot } from '../../src/domain/coupons/eligibility'
import {
  benefitText,
  type CouponBenefit,
  discountOn,
  mostTakenOff,
  needsOrderAmount,
} from '../../src/domain/coupons/terms'
import { type Fen, fen, LARGEST_FEN } from '../../src/domain/money'
import { wordsOf } from '../../src/domain/refusal-words'
import { storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { codeOf, newPack, noon, rules, rulesWith, shopTime, withCoupon, yuan } from './given'

const off10: CouponBenefit = { kind: 'threshold', minimumFen: yuan(50), offFen: yuan(10) }
const pay88: CouponBenefit = { kind: 'discount', payPercent: 88, minimumFen: fen(0), capFen: yuan(20) }

const amount = fc.integer({ min: 1, max: LARGEST_FEN }).map(fen)
const benefit: fc.Arbitrary<CouponBenefit> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), minimumFen: amount, offFen: amount }),
  fc.record({
    kind: fc.constant('discount' as const),
    payPercent: fc.integer({ min: 10, max: 99 }),
    minimumFen: fc.oneof(amount, fc.constant(fen(0))),
    capFen: fc.option(amount),
  }),
  fc.constant({ kind: 'exchange' as const, item: '茶' }),
)

describe('the discount', () => {
  test.each([
    [off10, 50, 10],
    [off10, 49.99, null],
    [off10, 1000, 10],
    [pay88, 100, 12],
    [pay88, 0.33, 0.03],
    [pay88, 0.08, 0],
    [pay88, 1000, 20],
    [{ kind: 'threshold', minimumFen: fen(0), offFen: yuan(10) }, 4, 4],
    [{ kind: 'exchange', item: '茶' }, 30, 0],
  ] as const)('%o on %d yuan takes off %p', (terms, orderYuan, off) => {
    const expected = off === null ? { shortFen: 1 } : { discountFen: yuan(off) }
    expect(discountOn(terms, yuan(orderYuan))).toEqual(expected)
  })

  test('never makes the customer pay less than nothing, nor the shop give more than it promised', () => {
    fc.assert(
      fc.property(benefit, amount, (terms, orderFen) => {
        const outcome = discountOn(terms, orderFen)
        if ('shortFen' in outcome) {
          expect(terms.kind).not.toBe('exchange')
          expect(outcome.shortFen).toBeGreaterThan(0)
          expect(discountOn(terms, fen(orderFen + outcome.shortFen))).toHaveProperty('discountFen')
          return
        }
        const { discountFen } = outcome
        expect(discountFen).toBeGreaterThanOrEqual(0)
        expect(discountFen).toBeLessThanOrEqual(orderFen)
        if (terms.kind === 'threshold') expect(discountFen).toBeLessThanOrEqual(terms.offFen)
        if (terms.kind === 'discount' && terms.capFen !== null) expect(discountFen).toBeLessThanOrEqual(terms.capFen)
        if (terms.kind === 'discount')
          expect(discountFen * 100).toBeLessThanOrEqual(orderFen * (100 - terms.payPercent))
      }),
    )
  })

  test('a bigger order never gets a smaller discount', () => {
    fc.assert(
      fc.property(benefit, amount, amount, (terms, one, other) => {
        const [less, more] = one <= other ? [one, other] : [other, one]
        const off = (orderFen: Fen) => {
          const outcome = discountOn(terms, orderFen)
          return 'discountFen' in outcome ? outcome.discountFen : 0
        }
        expect(off(less)).toBeLessThanOrEqual(off(more))
      }),
    )
  })
})

describe('why a coupon cannot be used', () => {
  const coupon: Coupon = {
    ...withCoupon(newPack(), 'off_10').coupon,
    startsAt: shopTime('2026-12-01 00:00:00'),
    expiresAt: shopTime('2027-01-01 00:00:00'),
    terms: { title: '满减券', benefit: off10, storeIds: ['store_futian'] },
  }
  const during = shopTime('2026-12-15 12:00:00')
  const use = { storeId: 'store_futian', storeNameOf: storeNameIn(rules), orderFen: yuan(50), at: during }

  test('is asked in the order in which a person would want to hear it', () => {
    const wrong = { ...use, storeId: 'store_nanshan', orderFen: yuan(1) }
    expect(codeOf(whyNot(coupon, { ...wrong, at: shopTime('2026-11-30 23:59:59') }))).toBe('COUPON_NOT_YET_VALID')
    expect(codeOf(whyNot(coupon, { ...wrong, at: coupon.expiresAt }))).toBe('COUPON_EXPIRED')
    expect(codeOf(whyNot(coupon, wrong))).toBe('COUPON_WRONG_STORE')
    expect(codeOf(whyNot(coupon, { ...wrong, storeId: 'store_futian', orderFen: null }))).toBe(
      'COUPON_NEEDS_ORDER_AMOUNT',
    )
    expect(codeOf(whyNot(coupon, { ...wrong, storeId: 'store_futian' }))).toBe('COUPON_ORDER_TOO_SMALL')
    expect(whyNot(coupon, use)).toBeNull()
  })

  test('its window is closed at the end and open at the start', () => {
    expect(whyNot(coupon, { ...use, at: coupon.startsAt })).toBeNull()
    expect(whyNot(coupon, { ...use, at: (coupon.expiresAt - 1) as Instant })).toBeNull()
  })

  test.each([
    [{ at: noon }, '这张券 12月1日起可用'],
    [{ at: shopTime('2027-01-02 09:00:00') }, '这张券的有效期到2026年12月31日，已过期'],
    [{ orderFen: yuan(41.5) }, '还差 ¥8.50 可用'],
  ])('%o is said as "%s"', (change, message) => {
    const wrong = { ...use, ...change }
    const refusal = whyNot(coupon, wrong)
    expect(refusal && wordsOf(refusal, wrong.at).message).toBe(message)
  })

  test('a wrong store is answered with the right ones, closed ones included', () => {
    const elsewhere: Coupon = { ...coupon, terms: { ...coupon.terms, storeIds: ['store_futian', 'store_gone'] } }
    const refusal = whyNot(elsewhere, { ...use, storeId: 'store_nanshan' })
    expect(refusal && wordsOf(refusal, during).nextStep).toBe('这张券可在福田店、已停业门店使用')
  })

  test('an exchange needs no amount and minds none', () => {
    const exchange: Coupon = { ...coupon, terms: { ...coupon.terms, benefit: { kind: 'exchange', item: '茶' } } }
    expect(needsOrderAmount(exchange.terms.benefit)).toBe(false)
    expect(whyNot(exchange, { ...use, orderFen: null })).toBeNull()
    expect(whyNot(exchange, { ...use, orderFen: yuan(0.01) })).toBeNull()
  })
})

describe('the conditions in words', () => {
  test.each([
    [off10, '满 50 减 10'],
    [{ kind: 'threshold', minimumFen: fen(0), offFen: yuan(5.5) }, '立减 5.50'],
    [{ kind: 'discount', payPercent: 90, minimumFen: fen(0), capFen: null }, '9折'],
    [{ kind: 'discount', payPercent: 85, minimumFen: yuan(100), capFen: yuan(20) }, '满 100 8.5折，最多减 20'],
    [{ kind: 'exchange', item: '美式咖啡一杯' }, '兑换美式咖啡一杯'],
    [{ kind: 'threshold', minimumFen: yuan(10), offFen: yuan(10) }, '立减 10'],
    [{ kind: 'cash', valueFen: yuan(8) }, '抵 8，不找零'],
    [{ kind: 'top_up', minimumFen: yuan(300), gain: 'less_to_pay', fen: yuan(20) }, '充值满 300 立减 20'],
    [{ kind: 'top_up', minimumFen: yuan(300), gain: 'more_bonus', fen: yuan(20) }, '充值满 300 多送 20'],
  ] as const)('%o is "%s"', (terms, text) => {
    expect(benefitText(terms)).toBe(text)
  })

  test('where a coupon is good', () => {
    const terms = { title: '券', benefit: off10 }
    expect(couponRules({ ...terms, storeIds: null }, storeNameIn(rules))).toEqual([
      '满 50 减 10',
      '全部门店可用',
      '一次使用一张',
    ])
    expect(couponRules({ ...terms, storeIds: ['store_nanshan'] }, storeNameIn(rules))[1]).toBe('限南山店')
  })

  test('a coupon says whatever binds it, and nothing that does not', () => {
    const hours = '工作日 08:00-10:00'
    const wide = { _id: 'w', title: '券', kind: '满减', minimumYuan: 50, offYuan: 10, validDays: 7, perMember: 1 }
    const read = (more: object) => {
      const [template] = rulesWith({ coupon_templates: [{ ...wide, ...more }] }).couponTemplates
      return template && couponRules(template.terms, storeNameIn(rules))
    }
    const plain = ['满 50 减 10', '全部门店可用', '一次使用一张']
    expect(read({})).toEqual(plain)
    expect(read({ holder: '可转赠' })).toEqual([...plain, '可转赠好友'])
    expect(read({ refund: '退券' })).toEqual([...plain, '整单退款后退回卡包'])
    expect(read({ perOrder: 3, stacking: '可叠加' })).toEqual([
      ...['满 50 减 10', '全部门店可用', '一次最多使用 3 张', '可与其他可叠加的券同用'],
    ])
    expect(read({ stacking: '同组叠加', stackGroup: '早餐' })).toEqual([...plain, '可与同组的券同用'])
    expect(read({ categories: ['咖啡', '甜点'], hours })?.slice(2, 4)).toEqual([
      ...['限咖啡、甜点类', '仅限工作日 08:00–10:00'],
    ])
  })

  test('a coupon for topping up speaks of nothing else', () => {
    const benefit = { kind: 'top_up', minimumFen: yuan(300), fen: yuan(20) } as const
    const terms = { title: '券', storeIds: null }
    expect(couponRules({ ...terms, benefit: { ...benefit, gain: 'less_to_pay' } }, String)).toEqual([
      ...['充值满 300 立减 20', '充值时选用，一次一张', '少付的部分作为赠送到账'],
    ])
    expect(couponRules({ ...terms, benefit: { ...benefit, gain: 'more_bonus' }, transferable: true }, String)).toEqual([
      ...['充值满 300 多送 20', '充值时选用，一次一张', '可转赠好友'],
    ])
  })

  test('goods are named by their kinds, single ones as chosen ones', () => {
    expect(goodsText({ categories: ['咖啡'], products: [] })).toBe('限咖啡类')
    expect(goodsText({ categories: [], products: ['p1'] })).toBe('限指定商品')
    expect(goodsText({ categories: ['咖啡', '茶'], products: ['p1'] })).toBe('限咖啡、茶类和指定商品')
  })

  test('the most that a coupon can cost the shop is what it says; a share without a cap has no bound', () => {
    expect([off10, pay88, { ...pay88, capFen: null }].map(mostTakenOff)).toEqual([yuan(10), yuan(20), null])
    expect(mostTakenOff({ kind: 'cash', valueFen: yuan(8) })).toBe(yuan(8))
    expect(mostTakenOff({ kind: 'exchange', item: '茶' })).toBeNull()
    expect(mostTakenOff({ kind: 'top_up', minimumFen: yuan(300), gain: 'more_bonus', fen: yuan(20) })).toBe(yuan(20))
  })

  test.each([
    [{ validMonths: 2 }, '领取后 2 个月内有效'],
    [{ validDays: 7 }, '领取后 7 天内有效'],
    [{ validDays: 7, startsOn: '2026-12-20' }, '12月20日起 7 天内有效'],
    [{ validUntil: '2027-01-05' }, '有效期至2027年1月5日'],
    [{ validUntil: '2026-12-31', startsOn: '2026-12-20' }, '有效期 12月20日至12月31日'],
    [{ validUntil: '2026-12-31', startsOn: '2026-11-01' }, '有效期至12月31日'],
  ])('%o is valid: "%s"', (validity, text) => {
    const raw = { _id: 'c', title: '券', kind: '兑换', item: '茶', perMember: 1, ...validity }
    const [template] = rulesWith({ coupon_templates: [raw] }).couponTemplates
    expect(template && validityText(template, noon)).toBe(text)
  })
})
