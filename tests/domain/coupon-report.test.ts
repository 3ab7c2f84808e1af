import { type CouponFigures, noCoupons } from '../../src/domain/figures/coupon-figures'
import { couponReport, issuesOf, usedPercent, usesOf, worthIssuingMore } from '../../src/domain/figures/coupon-report'
import { couponReportCsv } from '../../src/domain/figures/coupon-report-csv'
import { spanUpTo } from '../../src/domain/figures/report-steps'
import { later, shopDay } from '../../src/domain/time'
import { autumn, counted, dayOf, futian, Life, year } from './coupon-life'
import { noon, shopTime, yuan } from './given'

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
