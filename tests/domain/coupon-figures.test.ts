import fc from 'fast-check'
import { type CouponFigures, noCoupons, sumOfCoupons } from '../../src/domain/figures/coupon-figures'
import {
  couponReport,
  issuesOf,
  spanUpTo,
  usedPercent,
  usesOf,
  worthIssuingMore,
} from '../../src/domain/figures/coupon-report'
import { addEntry, type DayFigures, figuresKeyOf } from '../../src/domain/figures/day-figures'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { isSale, refundSpend } from '../../src/domain/pack/refund-spend'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { DAY, type Instant, later, shopDay, shopDayOf } from '../../src/domain/time'
import { commit, newId, newPack, noon, rulesWith, shopTime, toppedUp, yuan } from './given'

const shop = rulesWith({
  coupon_templates: [
    { _id: 'cash', title: '代金券', kind: '代金', valueYuan: 5, validDays: 60, perMember: 50, refund: '退券' },
    { _id: 'off', title: '满减券', kind: '满减', minimumYuan: 20, offYuan: 8, validDays: 60, perMember: 50 },
  ],
})
const nanshan = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const futian = { storeId: 'store_futian', storeName: '福田店', staffId: 'staff_2' }
const dayOf = (text: string) => shopDayOf(shopTime(`${text} 00:00:00`))
const year = { from: dayOf('2026-11-01'), to: dayOf('2027-10-31') }
const autumn = { from: dayOf('2026-11-22'), to: dayOf('2026-12-01') }
const wish = { coupons: 'best', usePoints: false } as const

/** A member's life, each command written into the ledger as the product does. */
class Life {
  pack: Pack = { ...toppedUp(newPack(), { payFen: yuan(5000), bonusFen: yuan(0) }).pack }
  entries: Entry[] = []

  do(
    decision: Decision,
    at: Instant,
    commandId: Parameters<typeof commit>[1]['commandId'] = newId('spd', at),
  ): Entry | null {
    if (decision instanceof Refusal) return null
    const { pack, entry } = commit(decision, { commandId, at })
    this.pack = { ...pack, flushedSeq: pack.head.seq }
    this.entries.push(entry)
    return entry
  }

  claim(templateId: string, at: Instant) {
    const claimId = newId('clm', at)
    return this.do(claimCoupon(this.pack, claimId, templateId, shop, at), at, claimId)
  }

  pay(at: Instant, by = nanshan) {
    const order = orderOfAmount(yuan(30), null, by.storeId, at)
    const expectedPayableFen = priceFor(this.pack, order, wish, shop).payableFen
    const spendId = newId('spd', at)
    return this.do(charge(this.pack, { spendId, order, points: null, expectedPayableFen, by }, shop, at), at, spendId)
  }

  redeem(at: Instant, by = nanshan) {
    const redeemId = newId('rdm', at)
    const couponId = this.pack.coupons[0]?.couponId ?? newId('cpn')
    return this.do(redeemCoupon(this.pack, { redeemId, couponId, orderFen: yuan(30), ...by }, shop, at), at, redeemId)
  }

  undo(at: Instant) {
    const redemption = this.entries.findLast(entry => entry.facts.kind === 'coupon_redeemed')
    if (redemption?.facts.kind !== 'coupon_redeemed') return null
    const { facts } = redemption
    return this.do(
      undoRedemption(this.pack, { redemption: { ...redemption, facts }, staffId: 'x', undoMinutes: 30 }, at),
      at,
    )
  }

  refund(at: Instant) {
    const sale = this.entries.findLast(isSale)
    if (!sale) return null
    const command = { sale, earlier: [], amountFen: sale.facts.amountFen, staffId: 'x', reason: 'returned' as const }
    return this.do(refundSpend(this.pack, command, at), at)
  }
}

/** As the clock counts: day by day, store by store. */
function counted(entries: readonly Entry[]): DayFigures[] {
  const days = new Map<string, DayFigures>()
  for (const entry of entries) {
    const key = figuresKeyOf(entry)
    const name = `${key.day}:${key.storeId}`
    days.set(name, addEntry(days.get(name) ?? { ...key, kinds: {}, coupons: {} }, entry))
  }
  return [...days.values()]
}

const totalOf = (life: Life) => couponReport(counted(life.entries), year, 'day').total

test('a report says what was handed out, how it was used, what it took off and on which orders', () => {
  const life = new Life()
  for (const templateId of ['cash', 'cash', 'off']) life.claim(templateId, noon)
  life.redeem(noon)
  life.pay(later(noon, 1000), futian)
  const { total, byTemplate, byStore } = couponReport(counted(life.entries), year, 'day')
  // Two coupons do not go together on one order: the better one is used.
  expect(total).toEqual({
    ...noCoupons,
    issued: { claimed: 3 },
    used: { till: 1, payment: 1 },
    discountFen: yuan(13),
    orderFen: yuan(60),
  })
  expect(byTemplate.map(({ templateId, figures }) => [templateId, issuesOf(figures), usesOf(figures)])).toEqual([
    ['cash', 2, 1],
    ['off', 1, 1],
  ])
  expect(byStore.map(({ storeId, figures }) => [storeId, usesOf(figures)])).toEqual([
    [null, 0],
    ['store_nanshan', 1],
    ['store_futian', 1],
  ])
})

test('the kinds that are used most stand first, those used as often by name', () => {
  const used = (till: number): CouponFigures => ({ ...noCoupons, used: { till } })
  const coupons = { once: used(1), often: used(7), also_once: used(1), never: used(0) }
  const day = { day: dayOf('2026-11-22'), storeId: null, kinds: {}, coupons }
  for (const days of [[day], [{ ...day, coupons: Object.fromEntries(Object.entries(coupons).reverse()) }]]) {
    const { byTemplate } = couponReport(days, year, 'day')
    expect(byTemplate.map(({ templateId }) => templateId)).toEqual(['often', 'also_once', 'once', 'never'])
  }
})

test('what is undone or given back is no use any more, and its money is taken off again', () => {
  const life = new Life()
  life.claim('cash', noon)
  life.redeem(noon)
  life.undo(later(noon, 60_000))
  expect(totalOf(life)).toMatchObject({ used: { till: 1 }, undone: 1, discountFen: 0, orderFen: 0 })
  life.pay(later(noon, 120_000))
  life.refund(later(noon, 180_000))
  expect(totalOf(life)).toMatchObject({ used: { till: 1, payment: 1 }, undone: 1, returned: 1 })
  expect(usesOf(totalOf(life))).toBe(0)
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

test('weeks begin on Monday, months on their first', () => {
  const life = new Life()
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2026-12-01']) {
    life.claim('cash', shopTime(`${day} 23:59:59`))
  }
  const steps = (step: 'week' | 'month') =>
    couponReport(counted(life.entries), autumn, step).steps.map(({ from, figures }) => [from, issuesOf(figures)])
  expect(steps('week')).toEqual([
    [shopDay('2026-11-16'), 1],
    [shopDay('2026-11-23'), 2],
    [shopDay('2026-11-30'), 2],
  ])
  expect(steps('month')).toEqual([
    [shopDay('2026-11-01'), 4],
    [shopDay('2026-12-01'), 1],
  ])
})

test('whatever members do, every view of the report adds up to the entries themselves', () => {
  const act = fc.record({
    do: fc.constantFrom('claim', 'pay', 'redeem', 'undo', 'refund'),
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
      }
      const { total, steps, byTemplate, byStore } = couponReport(counted(life.entries), year, step)
      const sum = (parts: { figures: CouponFigures }[]) =>
        parts.reduce((all, { figures }) => sumOfCoupons(all, figures), noCoupons)
      for (const parts of [steps, byTemplate, byStore]) expect(sum(parts)).toEqual(total)
      // The ledger's own movements say the same, without a word of the facts.
      const moved = life.entries.flatMap(({ movements }) => movements).filter(({ unit }) => unit === 'coupon')
      const count = (from: string, to: string) =>
        moved.filter(each => each.from.startsWith(from) && each.to.startsWith(to)).length
      expect(issuesOf(total)).toBe(count('coupons_issued:', 'coupon:'))
      expect(usesOf(total)).toBe(count('coupon:', 'coupons_redeemed:') - count('coupons_redeemed:', 'coupon:'))
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

test('a chart ends today: a week of days, eight weeks from a Monday, a year of months', () => {
  const today = dayOf('2026-11-22')
  expect(spanUpTo(today, 'day')).toEqual({ from: '2026-11-16', to: today })
  expect(spanUpTo(today, 'week')).toEqual({ from: '2026-09-28', to: today })
  expect(spanUpTo(today, 'month')).toEqual({ from: '2025-12-01', to: today })
  for (const [step, count] of [
    ['day', 7],
    ['week', 8],
    ['month', 12],
  ] as const) {
    expect(couponReport([], spanUpTo(today, step), step).steps).toHaveLength(count)
  }
})

test('more is advised of the kind that is used most, once enough were handed out to tell', () => {
  const kind = (templateId: string, issued: number, used: number) => ({
    templateId,
    figures: { ...noCoupons, issued: { claimed: issued }, used: { till: used } },
  })
  expect(worthIssuingMore([kind('few', 19, 19), kind('good', 20, 8), kind('better', 40, 20)])?.templateId).toBe(
    'better',
  )
  expect(worthIssuingMore([kind('few', 19, 19), kind('unloved', 100, 29)])).toBeNull()
  expect(usedPercent(noCoupons)).toBeNull()
})
