import fc from 'fast-check'
import { type CouponFigures, noCoupons, sumOfCoupons } from '../../src/domain/figures/coupon-figures'
import { couponReport, issuesOf, usedPercent, usesOf, worthIssuingMore } from '../../src/domain/figures/coupon-report'
import { couponReportCsv } from '../../src/domain/figures/coupon-report-csv'
import { addEntry, type DayFigures, figuresKeyOf } from '../../src/domain/figures/day-figures'
import { spanUpTo } from '../../src/domain/figures/report-steps'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { couponUse } from '../../src/domain/ledger/facts/coupon-facts'
import { type Fen, fen } from '../../src/domain/money'
import type { ConflictPolicy } from '../../src/domain/offline/conflict'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { decideConflict } from '../../src/domain/pack/decide-conflict'
import type { Decision } from '../../src/domain/pack/decision'
import { giveRestBack } from '../../src/domain/pack/give-rest-back'
import { offersBack, type Sold } from '../../src/domain/pack/offers-back'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import {
  isRefundOf,
  isSale,
  refundableFen,
  refundSpend,
  type SpendRefundEntry,
} from '../../src/domain/pack/refund-spend'
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

  /** Of the newest sale what is left, or a part of it. */
  refund(at: Instant, most: Fen = yuan(1000)) {
    const sale = this.entries.findLast(isSale)
    if (!sale) return null
    const earlier = this.entries.filter(entry => isRefundOf(entry, sale.commandId)) as SpendRefundEntry[]
    const amountFen = fen(Math.min(most, refundableFen(sale, earlier)))
    if (amountFen === 0) return null
    return this.do(refundSpend(this.pack, { sale, earlier, amountFen, staffId: 'x', reason: 'returned' }, at), at)
  }

  /** A till without a network took the coupon that was redeemed last a second time. */
  decide(at: Instant, policy: ConflictPolicy, by = nanshan) {
    const first = this.entries.findLast(entry => entry.facts.kind === 'coupon_redeemed')
    if (first?.facts.kind !== 'coupon_redeemed') return null
    const redeemId = newId('rdm', at)
    const use = { ...couponUse(first.facts), ...by }
    const claim = {
      ...use,
      ...{ redeemId, packId: this.pack.packId, redeemedAt: at, receivedAt: at },
      progress: { state: 'received' as const },
    }
    return this.do(decideConflict(this.pack, claim, policy), at, deriveId('ofc', redeemId))
  }
}

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

test('the exported table has every figure of the report, in yuan', () => {
  const figures = {
    ...{ issued: { claimed: 9, scan: 2 }, takenBack: 1, used: { till: 3, payment: 2 }, undone: 1, returned: 1 },
    ...{ honoured: 2, discountFen: 1250, orderFen: 30_000, cameBack: 4 },
  }
  const rows = [
    { group: '券', name: '代金券', figures },
    { group: '门店', name: '南山店', figures: noCoupons },
  ]
  expect(couponReportCsv(rows).trim().split(/\r?\n/)).toEqual([
    expect.stringMatching(/核销（张）,核销率,撤销,退回,承担重复使用,让利（元）,带动消费（元）,30天内回店（次）$/),
    '券,代金券,10,3,30%,1,1,2,12.50,300.00,4',
    '门店,南山店,0,0,,0,0,0,0.00,0.00,0',
  ])
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
