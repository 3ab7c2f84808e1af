import fc from 'fast-check'
import type { Coupon } from '../../src/domain/coupons/coupon'
import type { CouponBenefit, CouponTerms } from '../../src/domain/coupons/terms'
import { deriveId, makeId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { bestCoupons, MOST_COUPONS_PER_ORDER } from '../../src/domain/pricing/best-coupons'
import { type BestPrice, bestPrice, type Means, type Offers, type Wish } from '../../src/domain/pricing/best-price'
import { type FittingCoupon, fitToOrder } from '../../src/domain/pricing/coupon-on-order'
import { memberPrices } from '../../src/domain/pricing/member-price'
import type { Order, OrderLine } from '../../src/domain/pricing/order-line'
import { netsAfterMemberPrices } from '../../src/domain/pricing/price'
import type { PriceRule } from '../../src/domain/pricing/price-rule'
import { explainPrice } from '../../src/domain/pricing/price-words'
import { splitByWeight } from '../../src/domain/pricing/split'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import { USUAL_CHECKOUT } from '../../src/domain/rules/read-checkout'
import { DAY, instant, later } from '../../src/domain/time'
import { noon, yuan } from './given'

let made = 0
function couponOf(benefit: CouponBenefit, more: Partial<CouponTerms> = {}, days = 7, templateId?: string): Coupon {
  made += 1
  const couponId = makeId('cpn', noon, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made & 255]))
  return {
    couponId,
    templateId: templateId ?? `t${made}`,
    claimId: deriveId('clm', couponId),
    terms: { title: `券${made}`, benefit, storeIds: null, ...more },
    claimedAt: noon,
    startsAt: instant(0),
    expiresAt: later(noon, days * DAY),
  }
}

const off = (minimumYuan: number, offYuan: number): CouponBenefit => ({
  kind: 'threshold',
  minimumFen: yuan(minimumYuan),
  offFen: yuan(offYuan),
})
const pay = (payPercent: number, capYuan: number | null = null): CouponBenefit => ({
  kind: 'discount',
  payPercent,
  minimumFen: fen(0),
  capFen: capYuan === null ? null : yuan(capYuan),
})
const cash = (valueYuan: number): CouponBenefit => ({ kind: 'cash', valueFen: yuan(valueYuan) })

function lineOf(unitYuan: number, more: Partial<OrderLine> = {}): OrderLine {
  made += 1
  return {
    lineId: `line${made}`,
    name: '商品',
    productId: null,
    category: '咖啡',
    quantity: 1,
    unitFen: yuan(unitYuan),
    isSpecial: false,
    ...more,
  }
}

const orderOf = (...lines: OrderLine[]): Order => ({ lines, storeId: 'store_nanshan', at: noon })
const ruleOf = (payPercent: number, more: Partial<PriceRule> = {}): PriceRule => ({
  ruleId: `rule${payPercent}`,
  title: '余额价',
  payPercent,
  paidBy: 'balance',
  levels: null,
  storeIds: null,
  goods: null,
  hours: null,
  startsAt: instant(0),
  endsAt: null,
  withCoupons: true,
  ...more,
})
const meansOf = (more: Partial<Means> = {}): Means => {
  return { level: 'ordinary', coupons: [], balanceFen: fen(0), points: 0, ...more }
}
const offersOf = (more: Partial<Offers> = {}): Offers => {
  return { priceRules: [], checkout: USUAL_CHECKOUT, storeNameOf: id => id, ...more }
}
const all: Wish = { coupons: 'best', usePoints: false }

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

/** Everything below is worked out a second time, in the plainest way, by code of its own. */
const someTerms: fc.Arbitrary<CouponTerms> = fc.record({
  title: fc.constant('券'),
  storeIds: fc.constant(null),
  benefit: fc.oneof(
    fc.record({
      kind: fc.constant('threshold' as const),
      minimumFen: fc.integer({ min: 0, max: 6000 }).map(fen),
      offFen: fc.integer({ min: 1, max: 3000 }).map(fen),
    }),
    fc.record({
      kind: fc.constant('discount' as const),
      payPercent: fc.integer({ min: 10, max: 99 }),
      minimumFen: fc.integer({ min: 0, max: 3000 }).map(fen),
      capFen: fc.option(fc.integer({ min: 1, max: 2000 }).map(fen)),
    }),
    fc.record({ kind: fc.constant('cash' as const), valueFen: fc.integer({ min: 1, max: 2500 }).map(fen) }),
    fc.record({ kind: fc.constant('exchange' as const), item: fc.constant('茶') }),
  ),
  goods: fc.option(
    fc.record({
      categories: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      products: fc.constant<string[]>([]),
    }),
    { nil: undefined },
  ),
  stacking: fc.oneof(
    fc.constant('all' as const),
    fc.constant('all' as const),
    fc.record({ group: fc.constantFrom('A', 'B') }),
    fc.constant(undefined),
  ),
  perOrder: fc.constantFrom(undefined, 2, 3),
  turn: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
})

const someCoupons = fc
  .array(
    fc.record({ terms: someTerms, copies: fc.integer({ min: 1, max: 2 }), days: fc.integer({ min: 1, max: 30 }) }),
    {
      maxLength: 6,
    },
  )
  .map(kinds =>
    kinds
      .flatMap(({ terms, copies, days }, kind) =>
        Array.from({ length: copies }, (_, copy) => {
          const clean = JSON.parse(JSON.stringify(terms)) as CouponTerms
          return couponOf(clean.benefit, clean, days + copy, `kind${kind}`)
        }),
      )
      .slice(0, 9),
  )

const someLine = fc
  .record({
    category: fc.constantFrom('a', 'b', 'c', 'd'),
    quantity: fc.integer({ min: 1, max: 4 }),
    unitFen: fc.integer({ min: 1, max: 4000 }).map(fen),
    isSpecial: fc.boolean().map(is => is && made % 3 === 0),
  })
  .map(line => lineOf(1, line))
const someOrder = fc.array(someLine, { minLength: 1, maxLength: 6 }).map(lines => orderOf(...lines))
const someRules = fc.array(
  fc.record({
    payPercent: fc.integer({ min: 50, max: 99 }),
    paidBy: fc.constantFrom('balance' as const, 'anything' as const),
    goods: fc.option(
      fc.record({ categories: fc.subarray(['a', 'b'], { minLength: 1 }), products: fc.constant<string[]>([]) }),
    ),
    withCoupons: fc.boolean(),
  }),
  { maxLength: 3 },
)

/** A share of a total in whole fen, by the rule of the largest remainder, with fractions kept exact. */
function sharesOf(total: number, weights: number[]): number[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  const exact = weights.map((weight, place) => ({ place, top: BigInt(total) * BigInt(weight) }))
  const parts = exact.map(({ top }) => Number(whole === 0n ? 0n : top / whole))
  const odd = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = [...exact].sort(
    (a, b) => Number((b.top % (whole || 1n)) - (a.top % (whole || 1n))) || a.place - b.place,
  )
  for (const { place } of byRemainder.slice(0, odd)) parts[place] = (parts[place] ?? 0) + 1
  return parts
}

function plainPayable(order: Order, starts: number[], coupons: Coupon[]): number {
  const nets = [...starts]
  const pieces = starts.map((start, place) => Math.ceil(start / (order.lines[place]?.quantity ?? 1)))
  for (const { terms } of coupons) {
    const counts = order.lines.map(
      line => !line.isSpecial && (!terms.goods || terms.goods.categories.includes(line.category ?? '')),
    )
    const { benefit } = terms
    if (benefit.kind === 'top_up') throw new Error('never on an order')
    if (benefit.kind === 'exchange') {
      const worths = nets.map((net, place) => (counts[place] ? Math.min(net, pieces[place] ?? 0) : -1))
      const place = worths.indexOf(Math.max(...worths))
      nets[place] = (nets[place] ?? 0) - (worths[place] ?? 0)
      continue
    }
    const counted = nets.map((net, place) => (counts[place] ? net : 0))
    const total = counted.reduce((sum, net) => sum + net, 0)
    let offFen: number
    if (benefit.kind === 'threshold') offFen = Math.min(benefit.offFen, total)
    else if (benefit.kind === 'cash') offFen = Math.min(benefit.valueFen, total)
    else
      offFen = Math.min(
        Math.floor((total * (100 - benefit.payPercent)) / 100),
        benefit.capFen ?? Number.MAX_SAFE_INTEGER,
      )
    sharesOf(offFen, counted).forEach((share, place) => {
      nets[place] = (nets[place] ?? 0) - share
    })
  }
  return nets.reduce((sum, net) => sum + net, 0)
}

const usualTurn = { exchange: 2, discount: 4, threshold: 6, cash: 8, top_up: 9 }

function inTurn(coupons: Coupon[]): Coupon[] {
  const key = (coupon: Coupon): string => `${coupon.templateId}|${JSON.stringify(coupon.terms)}`
  const turn = ({ terms }: Coupon): number => terms.turn ?? usualTurn[terms.benefit.kind]
  return [...coupons].sort(
    (a, b) =>
      turn(a) - turn(b) ||
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      a.expiresAt - b.expiresAt ||
      (a.couponId < b.couponId ? -1 : 1),
  )
}

function mayGoTogether(coupons: Coupon[]): boolean {
  const perTemplate = (coupon: Coupon): number => coupons.filter(each => each.templateId === coupon.templateId).length
  if (coupons.length > MOST_COUPONS_PER_ORDER) return false
  if (coupons.some(coupon => perTemplate(coupon) > (coupon.terms.perOrder ?? 1))) return false
  if (coupons.length < 2) return true
  const [first] = coupons
  return coupons.every(
    coupon => coupon.terms.stacking && JSON.stringify(coupon.terms.stacking) === JSON.stringify(first?.terms.stacking),
  )
}

function fits(coupon: Coupon, order: Order): boolean {
  const { benefit, goods } = coupon.terms
  if (benefit.kind === 'exchange' && !goods) return false
  const counted = order.lines.filter(
    line => !line.isSpecial && (!goods || goods.categories.includes(line.category ?? '')),
  )
  const listed = counted.reduce((sum, line) => sum + line.quantity * line.unitFen, 0)
  const minimum = benefit.kind === 'threshold' || benefit.kind === 'discount' ? benefit.minimumFen : 0
  return counted.length > 0 && listed >= minimum
}

/** Every subset of the coupons, one after another. */
function* subsets(coupons: Coupon[]): Generator<Coupon[]> {
  for (let mask = 0; mask < 1 << coupons.length; mask++) yield coupons.filter((_, place) => mask & (1 << place))
}

function plainBest(order: Order, coupons: Coupon[], rules: PriceRule[], balance: number): number {
  const among = (line: OrderLine, rule: PriceRule): boolean =>
    !line.isSpecial && (!rule.goods || rule.goods.categories.includes(line.category ?? ''))
  const startsUnder = (holding: PriceRule[]): number[] => {
    const chosen = order.lines.map(line =>
      holding
        .filter(rule => among(line, rule))
        .reduce<PriceRule | null>((best, rule) => (!best || rule.payPercent < best.payPercent ? rule : best), null),
    )
    const starts = order.lines.map(line => line.quantity * line.unitFen)
    for (const rule of new Set(chosen)) {
      if (!rule) continue
      const weights = order.lines.map((line, place) => (chosen[place] === rule ? line.quantity * line.unitFen : 0))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      sharesOf(Math.floor((total * (100 - rule.payPercent)) / 100), weights).forEach((share, place) => {
        starts[place] = (starts[place] ?? 0) - share
      })
    }
    return starts
  }
  const lowest = (holding: PriceRule[]): number => {
    let best = startsUnder(holding).reduce((sum, start) => sum + start, 0)
    const starts = startsUnder(holding.filter(rule => rule.withCoupons))
    for (const subset of subsets(coupons.filter(coupon => fits(coupon, order)))) {
      if (mayGoTogether(subset)) best = Math.min(best, plainPayable(order, starts, inTurn(subset)))
    }
    return best
  }
  const open = lowest(rules.filter(rule => rule.paidBy === 'anything'))
  const byBalance = lowest(rules)
  return byBalance <= balance ? Math.min(open, byBalance) : open
}

function assertAddsUp(best: BestPrice): void {
  for (const line of best.lines) {
    expect(line.amountFen - line.discountFen).toBe(line.netFen)
    expect(line.netFen).toBeGreaterThanOrEqual(0)
    expect(line.discountFen).toBeGreaterThanOrEqual(0)
  }
  const reductions = best.reductions.reduce((sum, { offFen }) => sum + offFen, 0)
  expect(best.lines.reduce((sum, line) => sum + line.discountFen, 0)).toBe(reductions)
  expect(best.amountFen - reductions).toBe(best.payableFen)
  expect(best.pointsFen + best.balanceFen + best.restFen).toBe(best.payableFen)
  const explained = explainPrice(best).filter(line => !line.words.startsWith('应付') && line.words !== '还需支付')
  expect(explained.reduce((sum, line) => sum + line.fen, 0)).toBe(best.restFen)
}

describe('proved against trying everything', () => {
  test('the price is the lowest of all combinations, and every line adds up', () => {
    fc.assert(
      fc.property(
        someOrder,
        someCoupons,
        someRules,
        fc.integer({ min: 0, max: 20_000 }),
        (order, coupons, some, balance) => {
          const priceRules = some.map((rule, place) => ruleOf(rule.payPercent, { ...rule, ruleId: `r${place}` }))
          const best = bestPrice(order, meansOf({ coupons, balanceFen: fen(balance) }), offersOf({ priceRules }), all)
          expect(best.isExact).toBe(true)
          assertAddsUp(best)
          expect(best.payableFen).toBe(plainBest(order, coupons, priceRules, balance))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('of all combinations that take off as much, none has fewer coupons or sooner expiries', () => {
    fc.assert(
      fc.property(someOrder, someCoupons, (order, coupons) => {
        const starts = order.lines.map(line => line.quantity * line.unitFen)
        const whole = starts.reduce((sum, start) => sum + start, 0)
        const rank = (subset: readonly Coupon[], offFen: number): number[] => [
          -offFen,
          subset.length,
          subset.reduce((sum, coupon) => sum + coupon.expiresAt, 0),
        ]
        let least = rank([], 0)
        for (const subset of subsets(coupons.filter(coupon => fits(coupon, order)))) {
          if (!mayGoTogether(subset)) continue
          const next = rank(subset, whole - plainPayable(order, starts, inTurn(subset)))
          if (compareRanks(next, least) < 0) least = next
        }
        const choice = bestCoupons(fittingOf(order, coupons), netsAfterMemberPrices(order, memberPrices(order, [])))
        const chosen = choice.coupons.map(({ coupon }) => coupon)
        expect(rank(chosen, choice.off)).toEqual(least)
      }),
      { numRuns: 300 },
    )
  })

  test('a search that was cut short says so, and its price still adds up and is never above the listed one', () => {
    fc.assert(
      fc.property(someOrder, someCoupons, fc.integer({ min: 0, max: 10 }), (order, coupons, mostTries) => {
        const nets = netsAfterMemberPrices(order, memberPrices(order, []))
        const fitting = fittingOf(order, coupons)
        const cut = bestCoupons(fitting, nets, mostTries)
        const full = bestCoupons(fitting, nets)
        expect(cut.off).toBeGreaterThanOrEqual(0)
        expect(cut.off).toBeLessThanOrEqual(full.off)
        if (cut.isExact) expect(cut.off).toBe(full.off)
      }),
    )
  })
})

test('the parts of a split sum to the whole, each within one of its exact share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(weights, fc.nat(), (each, seed) => {
      const whole = each.reduce((sum, weight) => sum + weight, 0)
      fc.pre(whole > 0 && whole <= 50_000_000)
      const amount = seed % (whole + 1)
      const parts = splitByWeight(amount, each)
      expect(parts).toEqual(sharesOf(amount, each))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
      for (const [place, part] of parts.entries()) expect(part).toBeLessThanOrEqual(each[place] ?? 0)
    }),
  )
  expect(() => splitByWeight(1, [0, 0])).toThrow(RangeError)
  expect(splitByWeight(0, [0, 0])).toEqual([0, 0])
})

function fittingOf(order: Order, coupons: Coupon[]): FittingCoupon[] {
  return coupons.flatMap(coupon => {
    const fit = fitToOrder(coupon, order, id => id)
    return fit instanceof Refusal ? [] : [fit]
  })
}

function compareRanks(one: number[], other: number[]): number {
  for (const [place, value] of one.entries()) if (value !== other[place]) return value - (other[place] ?? 0)
  return 0
}
