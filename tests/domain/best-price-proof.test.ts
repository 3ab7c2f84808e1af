import fc from 'fast-check'
import type { Coupon } from '../../src/domain/coupons/coupon'
import type { CouponTerms } from '../../src/domain/coupons/terms'
import { fen } from '../../src/domain/money'
import { bestCoupons } from '../../src/domain/pricing/best-coupons'
import { type BestPrice, bestPrice } from '../../src/domain/pricing/best-price'
import { type FittingCoupon, fitToOrder } from '../../src/domain/pricing/coupon-on-order'
import { memberPrices } from '../../src/domain/pricing/member-price'
import type { Order } from '../../src/domain/pricing/order-line'
import { netsAfterMemberPrices } from '../../src/domain/pricing/price'
import { explainPrice } from '../../src/domain/pricing/price-words'
import { Refusal } from '../../src/domain/refusal'
import { all, couponOf, lineOf, meansOf, offersOf, orderOf, ruleOf } from './given-sales'
import { fits, inTurn, mayGoTogether, plainBest, plainPayable, subsets } from './plain-price'

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
    isSpecial: fc.nat({ max: 5 }).map(one => one === 0),
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
