import fc from 'fast-check'
import { deriveId } from '../../src/domain/ids'
import type { SaleEntry, SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { fen, NO_MONEY } from '../../src/domain/money'
import { type Charge, charge, priceFor, wishFor } from '../../src/domain/pack/charge'
import { confirmCheckout, holdOfCheckout, reserveCheckout } from '../../src/domain/pack/checkout'
import { expireDue } from '../../src/domain/pack/expire'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { pointsToReturn } from '../../src/domain/pack/pay-with-points'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { grantPoints, postedPoints, usablePoints } from '../../src/domain/points/point-lots'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { pointsFor } from '../../src/domain/pricing/points-as-money'
import { draftFrom } from '../../src/domain/rules/publish'
import { endOfShopDay, shopDayOf } from '../../src/domain/time'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  rawRules,
  rulesWith,
  toppedUp,
  withCoupon,
  yuan,
} from './given'

const checkout = { _id: 'checkout', pointsForYuan: 100, pointsLeast: 500, pointsMostPercent: 50 }
const rules = rulesWith({ settings: [...rawRules().settings, checkout] })
const by = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const orderOf = (amountYuan: number) => orderOfAmount(yuan(amountYuan), by.storeId, noon)
const tomorrow = endOfShopDay(shopDayOf(noon))

/** 330 yuan, 600 points that run out tonight and 1,000 that never do. */
function member(): Pack {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  const soon = grantPoints(pack, 600, tomorrow, 'points_granted').pack
  return frozen(grantPoints(soon, 1000, null, 'points_granted').pack)
}

function charged(pack: Pack, amountYuan: number, change: Partial<Charge> = {}) {
  const order = orderOf(amountYuan)
  const { payableFen, points, pointsFen } = priceFor(pack, order, wishFor('points'), rules)
  const spendId = newId('spd')
  const command = { spendId, order, expectedPayableFen: payableFen, points: { points, pointsFen }, by, ...change }
  return { spendId, decision: charge(pack, command, rules, noon) }
}

test('points pay their share of an order beside the balance, those that run out first first, and earn nothing', () => {
  const pack = member()
  const { spendId, decision } = charged(pack, 20)
  const { pack: after, entry } = commit(decision, { commandId: spendId, at: noon })
  expect(entry.facts).toMatchObject({
    amountFen: yuan(10),
    pointsEarned: 10,
    offers: { orderFen: yuan(20), points: { points: 1000, fen: yuan(10) } },
  })
  expect(entry.movements.filter(({ to }) => to === 'points_spent')).toEqual([
    { unit: 'points', amount: 600, from: `points:${shopDayOf(noon)}`, to: 'points_spent' },
    { unit: 'points', amount: 400, from: 'points', to: 'points_spent' },
  ])
  expect(balanceOf(after, noon).totalFen).toBe(yuan(320))
  expect(postedPoints(after)).toBe(600 + 10)
})

test('a charge is refused when its points are others than were shown, or worth something else', () => {
  const pack = member()
  expect(codeOf(charged(pack, 20, { points: { points: 900, pointsFen: yuan(9) } }).decision)).toBe('PRICE_CHANGED')
  expect(codeOf(charged(pack, 20, { points: { points: 1000, pointsFen: yuan(9) } }).decision)).toBe('PRICE_CHANGED')
  expect(codeOf(charged(newPack(), 20, { points: { points: 1000, pointsFen: yuan(10) } }).decision)).toBe(
    'PRICE_CHANGED',
  )
})

test('points come back in proportion with what is given back, to their own lots, and all of them with the last part', () => {
  const { spendId, decision } = charged(member(), 20)
  const sold = commit(decision, { commandId: spendId, at: noon })
  const sale = sold.entry as SaleEntry
  const back = (pack: Pack, earlier: SpendRefundEntry[], amountYuan: number) => {
    const wish = { sale, earlier, amountFen: yuan(amountYuan), staffId: 'staff_1', reason: 'returned' as const }
    return commit(refundSpend(pack, wish, daysAfter(noon, 1)), { commandId: newId('rfd'), at: daysAfter(noon, 1) })
  }
  const first = back(sold.pack, [], 3.33)
  expect(first.entry.facts).toMatchObject({ pointsBack: 333, pointsTaken: 3 })
  const second = back(first.pack, [first.entry as SpendRefundEntry], 6.67)
  expect(second.entry.facts).toMatchObject({ pointsBack: 667, pointsTaken: 7 })
  expect(postedPoints(second.pack)).toBe(1600)
  // What would have run out by now has, as it would have without the purchase.
  expect(usablePoints(second.pack, daysAfter(noon, 1))).toBe(1000)
  expect(expireDue(second.pack, daysAfter(noon, 1))?.facts).toMatchObject({ points: 600 })
})

test('an order under way keeps its points; they come back with its release and are gone with its payment', () => {
  const pack = member()
  const order = orderOf(20)
  const reserve = (from: Pack, points: number) => {
    const checkoutId = newId('cko')
    const wish = { checkoutId, order, expectedPayableFen: yuan(20), points: { points, pointsFen: fen(points) } }
    return { checkoutId, decision: reserveCheckout(from, wish, rules, noon) }
  }
  const { checkoutId, decision } = reserve(pack, 1000)
  const kept = commit(decision, { commandId: checkoutId, at: noon }).pack
  expect(usablePoints(kept, noon)).toBe(600)
  expect(codeOf(reserve(kept, 1000).decision)).toBe('PRICE_CHANGED')
  const released = release(kept, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId }, noon)
  const free = commit(released, { commandId: deriveId('rel', checkoutId), at: noon }).pack
  expect(free.pointLots).toEqual(pack.pointLots)
  expect(balanceOf(free, noon)).toEqual(balanceOf(pack, noon))
  const paid = commit(confirmCheckout(kept, checkoutId, rules, noon), {
    commandId: deriveId('cap', checkoutId),
    at: noon,
  })
  expect(paid.entry.facts).toMatchObject({ amountFen: yuan(10), offers: { points: { points: 1000 } } })
  expect(postedPoints(paid.pack)).toBe(600 + 10)
})

test('no number of points pays more than the rule allows, and none that it allows pays more than is taken', () => {
  const settings = fc.record({
    perYuan: fc.integer({ min: 1, max: 500 }),
    least: fc.integer({ min: 0, max: 2000 }),
    mostPercent: fc.integer({ min: 1, max: 90 }),
  })
  const amount = fc.integer({ min: 0, max: 50_000 }).map(fen)
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 30_000 }), settings, (payableFen, has, pointsAsMoney) => {
      const { perYuan, least, mostPercent } = pointsAsMoney
      let best = 0
      for (let wholeYuan = 1; wholeYuan * 100 <= payableFen; wholeYuan++) {
        const points = wholeYuan * perYuan
        const allowed = points <= has && points >= least && wholeYuan * 100 * 100 <= payableFen * mostPercent
        if (allowed) best = wholeYuan
      }
      const paid = pointsFor(payableFen, has, { pointsAsMoney, reservedForMs: 1 })
      expect(paid).toEqual({ points: best * perYuan, pointsFen: best * 100 })
    }),
    { numRuns: 300 },
  )
})

test('with points and coupons the price before points is the same as without points: they are money, not a discount', () => {
  const { pack } = withCoupon(member(), 'off_10', noon, rules)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000 }).map(fen), amountFen => {
      const order = orderOfAmount(amountFen, by.storeId, noon)
      const [plain, pointed] = [null, 'points'].map(points => priceFor(pack, order, wishFor(points), rules))
      expect(pointed?.payableFen).toBe(plain?.payableFen)
      expect(pointed?.couponIds).toEqual(plain?.couponIds)
      const parts = pointed ? pointed.pointsFen + pointed.balanceFen + pointed.restFen : NO_MONEY
      expect(parts).toBe(plain?.payableFen)
    }),
  )
})

test.each<[string, object, string]>([
  ['a share of nearly all', { pointsMostPercent: 91 }, 'pointsMostPercent'],
  ['a least number without a rate', { pointsForYuan: undefined }, 'pointsForYuan'],
  ['points that are worth nothing', { pointsForYuan: 0 }, 'pointsForYuan'],
])('%s is not published', (_what, change, named) => {
  const document = JSON.parse(JSON.stringify({ ...checkout, ...change })) as typeof checkout
  const { problems } = draftFrom({ ...rawRules(), settings: [...rawRules().settings, document] }, null, noon)
  expect(problems[0]?.message).toContain(named)
})

test('points that paid a part come back from the lot that was taken last, in proportion, the odd one with the last part', () => {
  const lots = [
    { expiresAt: daysAfter(noon, 1), points: 10 },
    { expiresAt: null, points: 21 },
  ]
  const back = (refunded: number, before: number) =>
    pointsToReturn(
      { points: 31, fen: yuan(1), lots },
      { amountFen: yuan(3), refundedFen: yuan(refunded), back: before },
    )
  expect(back(1, 0)).toEqual([{ expiresAt: null, points: 10 }])
  expect(back(2, 10)).toEqual([{ expiresAt: null, points: 10 }])
  expect(back(3, 20)).toEqual([
    { expiresAt: null, points: 1 },
    { expiresAt: daysAfter(noon, 1), points: 10 },
  ])
  expect(back(3, 31)).toEqual([])
})
