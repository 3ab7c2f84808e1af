import type { CouponBenefit } from '../../src/domain/coupons/terms'
import { bestPrice } from '../../src/domain/pricing/best-price'
import { explainPrice } from '../../src/domain/pricing/price-words'
import { wordsOf } from '../../src/domain/refusal-words'
import { USUAL_CHECKOUT } from '../../src/domain/rules/read-checkout'
import { noon, yuan } from './given'
import { all, cash, couponOf, lineOf, meansOf, off, offersOf, orderOf, pay, ruleOf } from './given-sales'

describe('the best price', () => {
  test('one coupon that goes with no other: the one that takes off most', () => {
    const [ten, twelve] = [couponOf(off(50, 10)), couponOf(pay(88))]
    const best = bestPrice(orderOf(lineOf(100)), meansOf({ coupons: [ten, twelve] }), offersOf(), all)
    expect(best).toMatchObject({ payableFen: yuan(88), couponIds: [twelve.couponId], restFen: yuan(88), isExact: true })
    expect(best.unused).toEqual([{ couponId: ten.couponId, reason: null }])
  })

  test('coupons that stack with all are used together, shares before sums', () => {
    const coupons = [couponOf(cash(5), { stacking: 'all' }), couponOf(pay(90), { stacking: 'all' })]
    const best = bestPrice(orderOf(lineOf(100)), meansOf({ coupons }), offersOf(), all)
    expect(best.payableFen).toBe(yuan(85))
    expect(explainPrice(best).map(line => [line.words.replace(/券\d+/, '券'), line.fen])).toEqual([
      ['商品原价', yuan(100)],
      ['券', yuan(-10)],
      ['券', yuan(-5)],
      ['应付', yuan(85)],
      ['还需支付', yuan(85)],
    ])
  })

  test('the merchant’s turn decides which of two comes first', () => {
    const coupons = [couponOf(cash(10), { stacking: 'all', turn: 1 }), couponOf(pay(90), { stacking: 'all', turn: 2 })]
    expect(bestPrice(orderOf(lineOf(100)), meansOf({ coupons }), offersOf(), all).payableFen).toBe(yuan(81))
  })

  test('groups keep to themselves, and one of a template is used unless it says more', () => {
    const a = { stacking: { group: 'A' } }
    const coupons = [
      couponOf(cash(4), a),
      couponOf(cash(4), a),
      couponOf(cash(5), { stacking: { group: 'B' } }),
      couponOf(cash(3), { ...a, perOrder: 2 }, 7, 'three'),
      couponOf(cash(3), { ...a, perOrder: 2 }, 3, 'three'),
      couponOf(cash(3), { ...a, perOrder: 2 }, 9, 'three'),
    ]
    const best = bestPrice(orderOf(lineOf(100)), meansOf({ coupons }), offersOf(), all)
    expect(best.payableFen).toBe(yuan(100 - 14))
    expect(new Set(best.couponIds)).toEqual(new Set([0, 1, 3, 4].map(each => coupons[each]?.couponId)))
  })

  test('of equal savings it keeps as many coupons as it can, and uses those that expire first', () => {
    const coupons = [
      couponOf(cash(10), { stacking: 'all', perOrder: 2 }, 30, 'ten'),
      couponOf(cash(10), { stacking: 'all', perOrder: 2 }, 3, 'ten'),
      couponOf(cash(5), { stacking: 'all' }, 1),
    ]
    const best = bestPrice(orderOf(lineOf(10)), meansOf({ coupons }), offersOf(), all)
    expect(best.couponIds).toEqual([coupons[1]?.couponId])
    expect(best.payableFen).toBe(0)
  })

  test('an exchange frees one piece of the dearest goods it names', () => {
    const item: CouponBenefit = { kind: 'exchange', item: '咖啡一杯' }
    const goods = { categories: ['咖啡'], products: [] }
    const order = orderOf(lineOf(25, { quantity: 2 }), lineOf(30), lineOf(99, { category: '豆' }))
    const best = bestPrice(order, meansOf({ coupons: [couponOf(item, { goods })] }), offersOf(), all)
    expect(best.lines.map(line => line.discountFen)).toEqual([0, yuan(30), 0])
    expect(best.reductions).toMatchObject([{ kind: 'coupon', item: '咖啡一杯' }])
  })

  test('special offers count for nothing and are lowered by nothing', () => {
    const order = orderOf(lineOf(60, { isSpecial: true }), lineOf(40))
    const means = meansOf({ coupons: [couponOf(off(50, 10)), couponOf(cash(50))], balanceFen: yuan(500) })
    const best = bestPrice(order, means, offersOf({ priceRules: [ruleOf(80)] }), all)
    expect(best.lines.map(line => line.netFen)).toEqual([yuan(60), 0])
  })

  test('each coupon that fits nothing says why', () => {
    const coupons = [
      couponOf(off(120, 20)),
      couponOf(cash(5), { goods: { categories: ['甜点'], products: [] } }),
      couponOf({ kind: 'exchange', item: '茶' }),
      couponOf(cash(5), { storeIds: ['store_futian'] }),
      couponOf(cash(5), { hours: [{ days: [1], from: 0, until: 1440 }] }),
    ]
    const best = bestPrice(orderOf(lineOf(100), lineOf(7.5)), meansOf({ coupons }), offersOf(), all)
    expect(best.unused.map(({ reason }) => reason && wordsOf(reason, noon).message)).toEqual([
      '还差 ¥12.50 可用',
      '限甜点类',
      '这张券要到店出示兑换',
      '本店不可用',
      '仅限周一',
    ])
  })
})

describe('prices for paying by balance', () => {
  const order = orderOf(lineOf(100))

  test('count when the balance pays all of it, and not when it does not', () => {
    const offers = offersOf({ priceRules: [ruleOf(95)] })
    const rich = bestPrice(order, meansOf({ balanceFen: yuan(95) }), offers, all)
    expect(rich).toMatchObject({ paidBy: 'balance', payableFen: yuan(95), balanceFen: yuan(95), restFen: 0 })
    const poor = bestPrice(order, meansOf({ balanceFen: yuan(94.99) }), offers, all)
    expect(poor).toMatchObject({
      paidBy: 'anything',
      payableFen: yuan(100),
      balanceFen: yuan(94.99),
      restFen: yuan(5.01),
    })
  })

  test('points help the balance to pay all of it', () => {
    const checkout = { ...USUAL_CHECKOUT, pointsAsMoney: { perYuan: 100, least: 500, mostPercent: 50 } }
    const offers = offersOf({ priceRules: [ruleOf(95)], checkout })
    const best = bestPrice(order, meansOf({ balanceFen: yuan(90), points: 599 }), offers, { ...all, usePoints: true })
    expect(best).toMatchObject({
      payableFen: yuan(95),
      points: 500,
      pointsFen: yuan(5),
      balanceFen: yuan(90),
      restFen: 0,
    })
  })

  test('a line has the lowest of its prices and no second one on top', () => {
    const gold = ruleOf(90, { ruleId: 'gold', levels: ['gold'], paidBy: 'anything' })
    const lunch = ruleOf(80, { ruleId: 'lunch', goods: { categories: ['简餐'], products: [] } })
    const lines = orderOf(lineOf(100), lineOf(50, { category: '简餐' }))
    const offers = offersOf({ priceRules: [gold, lunch] })
    const best = bestPrice(lines, meansOf({ level: 'gold', balanceFen: yuan(500) }), offers, all)
    expect(best.lines.map(line => line.netFen)).toEqual([yuan(90), yuan(40)])
    expect(bestPrice(lines, meansOf({ level: 'gold' }), offers, all).payableFen).toBe(yuan(135))
    expect(bestPrice(lines, meansOf({ level: 'silver', balanceFen: yuan(500) }), offers, all).payableFen).toBe(
      yuan(140),
    )
  })

  test('a price that admits no coupons is weighed against coupons without it', () => {
    const offers = offersOf({ priceRules: [ruleOf(90, { withCoupons: false })] })
    const price = (offYuan: number) =>
      bestPrice(order, meansOf({ balanceFen: yuan(500), coupons: [couponOf(cash(offYuan))] }), offers, all).payableFen
    expect(price(9)).toBe(yuan(90))
    expect(price(11)).toBe(yuan(89))
    const forAll = offersOf({ priceRules: [ruleOf(90, { withCoupons: false, paidBy: 'anything' })] })
    const even = bestPrice(order, meansOf({ coupons: [couponOf(cash(10))] }), forAll, all)
    expect(even).toMatchObject({ payableFen: yuan(90), couponIds: [] })
  })

  test('that lower nothing here ask for no balance', () => {
    const tea = ruleOf(80, { goods: { categories: ['茶'], products: [] } })
    const best = bestPrice(order, meansOf({ balanceFen: yuan(500) }), offersOf({ priceRules: [tea] }), all)
    expect(best).toMatchObject({ payableFen: yuan(100), paidBy: 'anything' })
  })
})
