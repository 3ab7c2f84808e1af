import fc from 'fast-check'
import type { DayFigures, KindFigures } from '../../src/domain/figures/day-figures'
import { reportSteps, spanUpTo } from '../../src/domain/figures/report-steps'
import { storedValueReport, type ValueFlows, valueWays, wholeOf } from '../../src/domain/figures/stored-value'
import { storedValueCsv } from '../../src/domain/figures/stored-value-csv'
import { allowedMovements, type EntryKind } from '../../src/domain/ledger/accounts'
import { addDays, shopDayOf } from '../../src/domain/time'
import { shopTime, yuan } from './given'

const today = shopDayOf(shopTime('2026-11-22 12:00:00'))
const kinds = Object.keys(allowedMovements) as EntryKind[]
const came = (principalFen: number, bonusFen = 0): KindFigures => ({ entries: 1, principalFen, bonusFen, points: 0 })
const whole = (flows: ValueFlows) => valueWays.reduce((sum, way) => sum + wholeOf(flows[way]), 0)

test('a kind of entry has a way exactly where its movements may change a balance', () => {
  const span = { from: today, to: today }
  for (const kind of kinds) {
    const figures: DayFigures = { day: today, storeId: null, kinds: { [kind]: came(1) }, coupons: {} }
    const movesMoney = allowedMovements[kind].some(
      ([unit, from, to]) => unit === 'fen' && (from === 'lot' || to === 'lot'),
    )
    expect([kind, whole(storedValueReport([figures], span, 'day').total)]).toEqual([kind, movesMoney ? 1 : 0])
  }
})

test('what is taken back counts against what it takes back, on its own day and in its own store', () => {
  const days: DayFigures[] = [
    { day: addDays(today, -1), storeId: null, kinds: { top_up_settled: came(yuan(300), yuan(30)) }, coupons: {} },
    {
      ...{ day: today, storeId: 'store_nanshan', coupons: {} },
      kinds: {
        counter_topped_up: came(yuan(100)),
        counter_top_up_voided: came(-yuan(100)),
        spent: came(0, -yuan(21)),
        spend_refunded: came(0, yuan(1)),
      },
    },
    { day: today, storeId: null, kinds: { expired: came(0, -yuan(2)), coupon_claimed: came(0) }, coupons: {} },
    { day: today, storeId: 'store_futian', kinds: { coupon_redeemed: came(0) }, coupons: {} },
  ]
  const { total, steps, byStore } = storedValueReport(days, spanUpTo(today, 'day'), 'day')
  expect(total).toEqual({
    toppedUp: { principalFen: yuan(300), bonusFen: yuan(30) },
    spent: { principalFen: 0, bonusFen: -yuan(20) },
    refunded: { principalFen: 0, bonusFen: 0 },
    expired: { principalFen: 0, bonusFen: -yuan(2) },
    other: { principalFen: 0, bonusFen: 0 },
  })
  expect(steps.map(({ flows }) => whole(flows))).toEqual([0, 0, 0, 0, 0, yuan(330), -yuan(22)])
  expect(byStore.map(({ storeId, flows }) => [storeId, whole(flows)])).toEqual([
    [null, yuan(328)],
    ['store_nanshan', -yuan(20)],
  ])
  const table = storedValueCsv([{ group: '合计', name: '', flows: total }])
  expect(table.split('\r\n')[1]).toBe('合计,,300.00,30.00,0.00,-20.00,0.00,0.00,0.00,-2.00,0.00,0.00,308.00')
})

test('steps and stores each add up to the total, which is all that the entries came to', () => {
  const amount = fc.integer({ min: -100_000, max: 100_000 })
  const ofDay = fc.record({
    ago: fc.nat({ max: 6 }),
    storeId: fc.constantFrom(null, 'store_nanshan', 'store_futian'),
    kind: fc.constantFrom(
      ...kinds.filter(kind => allowedMovements[kind].some(([unit, , to]) => unit === 'fen' && to === 'lot')),
    ),
    principalFen: amount,
    bonusFen: amount,
  })
  fc.assert(
    fc.property(fc.array(ofDay, { maxLength: 30 }), fc.constantFrom(...reportSteps), (entries, step) => {
      const days = entries.map(({ ago, storeId, kind, principalFen, bonusFen }) => {
        return { day: addDays(today, -ago), storeId, kinds: { [kind]: came(principalFen, bonusFen) }, coupons: {} }
      })
      const { total, steps, byStore } = storedValueReport(days, spanUpTo(today, step), step)
      const all = entries.reduce((sum, each) => sum + each.principalFen + each.bonusFen, 0)
      const sumOf = (parts: { flows: ValueFlows }[]) => parts.reduce((sum, { flows }) => sum + whole(flows), 0)
      expect([whole(total), sumOf(steps), sumOf(byStore)]).toEqual([all, all, all])
    }),
  )
})
