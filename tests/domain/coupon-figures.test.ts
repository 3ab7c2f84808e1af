import fc from 'fast-check'
import { type CouponFigures, noCoupons, sumOfCoupons } from '../../src/domain/figures/coupon-figures'
import { couponReport, issuesOf, usedPercent, usesOf } from '../../src/domain/figures/coupon-report'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { isRefundOf, isSale, type SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { fen } from '../../src/domain/money'
import { giveRestBack } from '../../src/domain/pack/give-rest-back'
import { offersBack, type Sold } from '../../src/domain/pack/offers-back'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { DAY, later } from '../../src/domain/time'
import { counted, futian, Life, nanshan, totalOf, year } from './coupon-life'
import { newId, noon, yuan } from './given'

/** What stands of all discounts and orders, sale by sale from what its refunds come to: none of what the figures add up. */
function standing(entries: readonly Entry[]): [discountFen: number, orderFen: number] {
  const sums: [number, number] = [0, 0]
  const add = (discountFen: number, orderFen: number) => {
    sums[0] += discountFen
    sums[1] += orderFen
  }
  for (const { commandId, facts } of entries) {
    if (facts.kind === 'coupon_redeemed') add(facts.discountFen ?? 0, facts.orderFen ?? 0)
    if (facts.kind === 'coupon_redemption_undone') add(-(facts.discountFen ?? 0), -(facts.orderFen ?? 0))
    if (facts.kind === 'offline_conflict_decided' && facts.policy === 'honour')
      add(facts.discountFen ?? 0, facts.orderFen ?? 0)
    if (facts.kind !== 'spent' || !facts.offers) continue
    const back = entries.filter(each => isRefundOf(each, commandId)) as SpendRefundEntry[]
    const backFen = back.reduce((sum, each) => sum + each.facts.amountFen, 0)
    for (const { offFen } of facts.offers.coupons) {
      const keptOf = (whole: number) => whole - Math.floor((whole * backFen) / facts.amountFen)
      add(keptOf(offFen), keptOf(facts.offers.orderFen))
    }
  }
  return sums
}

test('what is undone or given back is no use any more, and its money is taken off again', () => {
  const life = new Life()
  life.claim('cash', noon)
  life.redeem(noon)
  life.undo(later(noon, 60_000))
  expect(totalOf(life)).toMatchObject({ used: { till: 1 }, undone: 1, discountFen: 0, orderFen: 0 })
  life.pay(later(noon, 120_000))
  life.refund(later(noon, 180_000))
  expect(totalOf(life)).toMatchObject({ used: { till: 1, payment: 1 }, undone: 1, returned: 1 })
  expect(totalOf(life)).toMatchObject({ discountFen: 0, orderFen: 0 })
  expect(usesOf(totalOf(life))).toBe(0)
})

test('a part of a sale given back takes the same share of the discount and of the order off, and the last part the rest', () => {
  const life = new Life()
  life.claim('cash', noon)
  // 30 listed, 5 off, 25 paid.
  life.pay(noon)
  life.refund(later(noon, 1000), fen(999))
  expect(totalOf(life)).toMatchObject({ returned: 0, discountFen: 500 - 199, orderFen: 3000 - 1198 })
  life.refund(later(noon, 2000), yuan(1))
  expect(totalOf(life)).toMatchObject({ returned: 0, discountFen: 500 - 219, orderFen: 3000 - 1318 })
  life.refund(later(noon, 3000))
  expect(totalOf(life)).toMatchObject({ returned: 1, discountFen: 0, orderFen: 0 })
})

test('what WeChat paid beside the card goes back from the figures in the same shares', () => {
  const offers = { orderFen: yuan(60), memberOffFen: yuan(0), coupons: [coupon('a', 5), coupon('b', 10)] }
  function coupon(templateId: string, off: number) {
    return { couponId: newId('cpn'), templateId, title: templateId, offFen: yuan(off) }
  }
  const facts = { kind: 'captured', amountFen: yuan(15), rest: { restFen: yuan(30) }, offers } as unknown as Sold
  const back = (before: number, after: number) =>
    offersBack(facts, { beforeFen: yuan(before), afterFen: yuan(after) }).map(each => [each.offFen, each.orderFen])
  const third = [
    [166, yuan(20)],
    [333, yuan(20)],
  ]
  expect(back(0, 15)).toEqual(third)
  expect(back(15, 45)).toEqual([
    [334, yuan(40)],
    [667, yuan(40)],
  ])
  const { offers: _none, ...plain } = facts
  expect(offersBack(plain as Sold, { beforeFen: yuan(0), afterFen: yuan(1) })).toEqual([])
})

test('the coupons of a sale that WeChat paid a part of come back with WeChat’s last part, not with the card’s', () => {
  const life = new Life()
  life.claim('cash', noon)
  const paid = life.pay(noon)
  if (!paid || !isSale(paid)) throw new Error('no sale')
  const orderId = newId('ord', noon)
  const rest = { orderId, restFen: yuan(40), transactionId: '42' }
  const sale = { ...paid, facts: { ...paid.facts, kind: 'captured', rest } } as typeof paid
  const { amountFen, storeId, storeName } = sale.facts
  const card = life.do(
    refundSpend(life.pack, { sale, earlier: [], amountFen, staffId: 'x', reason: 'other' }, noon),
    noon,
  )
  expect(card?.facts).not.toHaveProperty('couponIds')
  const giveBack = (isLastPart: boolean) => {
    const refundId = newId('rft', noon)
    const back = {
      ...{ spendRefundId: newId('rfd', noon), saleId: sale.commandId, storeId, storeName, reason: 'other' as const },
      ...{ balanceFen: yuan(0), isLastPart },
    }
    const wish = { refundId, orderId, refundFen: yuan(20), staffId: 'x', paidFrom: 'wechat_pay' as const, sale: back }
    return life.do(giveRestBack(life.pack, wish), noon, deriveId('wdr', refundId))
  }
  expect(giveBack(false)?.facts).not.toHaveProperty('couponIds')
  expect(giveBack(true)).toMatchObject({
    facts: { kind: 'rest_refunded', couponTemplates: ['cash'] },
    movements: [{ unit: 'fen' }, { unit: 'coupon', to: `coupon:${life.pack.coupons[0]?.couponId}` }],
  })
  expect(totalOf(life)).toMatchObject({ returned: 1 })
})

test('a second use that the shop bears is no use of another coupon, but its discount was given; a rejected one is nothing', () => {
  const life = new Life()
  life.claim('cash', noon)
  life.redeem(noon)
  life.decide(noon, 'reject')
  expect(totalOf(life)).toMatchObject({ discountFen: yuan(5), orderFen: yuan(30) })
  expect(totalOf(life).honoured).toBeUndefined()
  life.decide(noon, 'honour', futian)
  const { total, byStore } = couponReport(counted(life.entries), year, 'day')
  expect(total).toMatchObject({ honoured: 1, discountFen: yuan(10), orderFen: yuan(60) })
  expect([usesOf(total), usedPercent(total)]).toEqual([1, 100])
  expect(byStore.find(({ storeId }) => storeId === 'store_futian')?.figures).toMatchObject({ honoured: 1 })
})

test('coming back is the first purchase on a later day within thirty days of a use, once', () => {
  const after = (...days: number[]) => {
    const life = new Life()
    life.claim('cash', noon)
    life.redeem(noon)
    for (const day of days) life.pay(later(noon, day * DAY))
    return totalOf(life).cameBack
  }
  expect([after(0), after(0.1), after(0.5), after(29.9), after(30)]).toEqual([0, 0, 1, 1, 0])
  expect([after(1, 2, 3), after(0.1, 5), after(31, 32)]).toEqual([1, 1, 0])
})

test('whatever members do, every view of the report adds up to the entries themselves', () => {
  const act = fc.record({
    do: fc.constantFrom('claim', 'pay', 'redeem', 'undo', 'refund', 'refund a part', 'honour', 'reject'),
    part: fc.integer({ min: 1, max: 3000 }).map(fen),
    hours: fc.nat({ max: 200 }),
    template: fc.constantFrom('cash', 'off'),
    by: fc.constantFrom(nanshan, futian),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.constantFrom('day', 'week', 'month'), (acts, step) => {
      const life = new Life()
      let at = noon
      for (const each of acts) {
        at = later(at, each.hours * 3_600_000)
        if (each.do === 'claim') life.claim(each.template, at)
        if (each.do === 'pay') life.pay(at, each.by)
        if (each.do === 'redeem') life.redeem(at, each.by)
        if (each.do === 'undo') life.undo(at)
        if (each.do === 'refund') life.refund(at)
        if (each.do === 'refund a part') life.refund(at, each.part)
        if (each.do === 'honour' || each.do === 'reject') life.decide(at, each.do, each.by)
      }
      const { total, steps, byTemplate, byStore } = couponReport(counted(life.entries), year, step)
      const sum = (parts: { figures: CouponFigures }[]) =>
        parts.reduce((all, { figures }) => sumOfCoupons(all, figures), noCoupons)
      for (const parts of [steps, byTemplate, byStore]) expect(sum(parts)).toEqual(total)
      // The ledger's own movements say the same, without a word of the facts.
      const moved = life.entries.flatMap(({ movements }) => movements).filter(({ unit }) => unit === 'coupon')
      const count = (from: string, to: string) =>
        moved.filter(each => each.from.startsWith(from) && each.to.startsWith(to)).length
      expect(total.honoured ?? 0).toBe(count('conflicts_honoured', 'coupons_redeemed:'))
      expect(issuesOf(total)).toBe(count('coupons_issued:', 'coupon:'))
      expect(usesOf(total)).toBe(count('coupon:', 'coupons_redeemed:') - count('coupons_redeemed:', 'coupon:'))
      expect([total.discountFen, total.orderFen]).toEqual(standing(life.entries))
    }),
    { numRuns: 100 },
  )
})

test('an entry names the coupon of a sale by its own command, so that a refund finds it', () => {
  const life = new Life()
  life.claim('cash', noon)
  const sale = life.pay(noon)
  if (!sale) throw new Error('no sale')
  expect(life.pack.closedCoupons[0]?.end).toMatchObject({ redeemId: deriveId('rdm', sale.commandId) })
  life.refund(later(noon, 1000))
  expect(life.entries.at(-1)?.facts).toMatchObject({ couponTemplates: ['cash'] })
})
