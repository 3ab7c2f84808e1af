import fc from 'fast-check'
import { accountKind } from '../../src/domain/ledger/accounts'
import { replay } from '../../src/domain/ledger/movement'
import { expireDue } from '../../src/domain/pack/expire'
import { broughtUpToDate } from '../../src/domain/pack/older-packs'
import { spend } from '../../src/domain/pack/spend'
import {
  grantPoints,
  nextPointsExpiry,
  payWithPoints,
  pointsAccount,
  postedPoints,
  takePointsBack,
  usablePoints,
} from '../../src/domain/points/point-lots'
import { type PointsExpiry, pointsExpiry } from '../../src/domain/points/points-rules'
import { DAY, type Instant, later } from '../../src/domain/time'
import { commit, frozen, newId, newPack, noon, rawRules, rulesWith, shopTime, toppedUp, yuan } from './given'

const thisYear = shopTime('2027-01-01 00:00:00')
const nextYear = shopTime('2028-01-01 00:00:00')

function packWith(...lots: [points: number, expiresAt: Instant | null][]) {
  return frozen(
    lots.reduce((pack, [points, expiresAt]) => grantPoints(pack, points, expiresAt, 'points_granted').pack, newPack()),
  )
}

test.each<[string, PointsExpiry, string, string | null]>([
  ['never', { kind: 'never' }, '2026-11-22 12:00:00', null],
  ['at the end of next year', { kind: 'year_end', years: 1 }, '2026-11-22 12:00:00', '2028-01-01 00:00:00'],
  ['at the end of this year', { kind: 'year_end', years: 0 }, '2026-12-31 23:59:59', '2027-01-01 00:00:00'],
  ['by the shop’s new year', { kind: 'year_end', years: 0 }, '2027-01-01 00:00:00', '2028-01-01 00:00:00'],
  ['at the end of the twelfth month on', { kind: 'months', months: 12 }, '2026-01-31 08:00:00', '2027-02-01 00:00:00'],
  ['at a short month’s end', { kind: 'months', months: 1 }, '2027-01-31 23:00:00', '2027-03-01 00:00:00'],
])('points run out %s', (_name, rules, earned, end) => {
  expect(pointsExpiry(rules, shopTime(earned))).toBe(end === null ? null : shopTime(end))
})

test('points of one expiry lie together, and the account of each names its last day', () => {
  const pack = packWith([10, nextYear], [5, null], [7, nextYear], [3, thisYear])
  expect(pack.pointLots.map(lot => lot.points)).toEqual([3, 17, 5])
  expect(pack.pointLots.map(lot => pointsAccount(lot.expiresAt))).toEqual([
    'points:2026-12-31',
    'points:2027-12-31',
    'points',
  ])
  expect(nextPointsExpiry(pack, noon)).toEqual({ points: 3, expiresAt: thisYear })
})

test('points that run out first are used first, each lot by a movement of its own', () => {
  const used = payWithPoints(packWith([3, thisYear], [17, nextYear], [5, null]), 10, 'points_exchanged', noon)
  expect(used?.movements).toEqual([
    { unit: 'points', amount: 3, from: 'points:2026-12-31', to: 'points_exchanged' },
    { unit: 'points', amount: 7, from: 'points:2027-12-31', to: 'points_exchanged' },
  ])
  expect(payWithPoints(packWith([3, thisYear]), 4, 'points_exchanged', noon)).toBeNull()
  expect(payWithPoints(packWith([3, thisYear], [1, null]), 2, 'points_exchanged', thisYear)).toBeNull()
})

test('points go back with their purchase as far as they are still there, the newest first', () => {
  const pack = packWith([3, thisYear], [17, nextYear])
  expect(takePointsBack(pack, 18, noon)).toMatchObject({
    taken: 18,
    movements: [{ amount: 17, from: 'points:2027-12-31', to: 'points_granted' }, { amount: 1 }],
  })
  expect(takePointsBack(pack, 25, noon)).toMatchObject({ taken: 20, pack: { pointLots: [] } })
})

test('points leave on their day with the entry that says so, and nothing else does', () => {
  const pack = packWith([3, thisYear], [5, null])
  expect(expireDue(pack, later(thisYear, -1))).toBeNull()
  const { pack: after, entry } = commit(expireDue(pack, thisYear), { commandId: newId('exp'), at: thisYear })
  expect(entry.facts).toMatchObject({ kind: 'expired', lots: [], couponIds: [], points: 3 })
  expect(entry.after.points).toBe(5)
  expect(after.rescuable).toEqual([])
})

test('a purchase earns points that run out by the merchant’s rule', () => {
  const [shop] = rawRules().settings
  if (!shop) throw new Error('no settings')
  const rules = rulesWith({ settings: [shop, { _id: 'points', expiry: '年底', expiryYears: 1 }] })
  const { pack } = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(0) })
  const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
  const spent = commit(spend(pack, { amountFen: yuan(30), ...till }, rules, noon), {
    commandId: newId('spd'),
    at: noon,
  })
  expect(spent.pack.pointLots).toEqual([{ expiresAt: nextYear, points: 30 }])
})

test('a pack that an older version stored keeps its points, and they never run out', () => {
  const { pointLots: _newer, ...older } = newPack()
  expect(broughtUpToDate({ ...older, points: 120 }).pointLots).toEqual([{ expiresAt: null, points: 120 }])
  expect(broughtUpToDate({ ...older, points: 0 }).pointLots).toEqual([])
})

const expiry = fc.constantFrom<Instant | null>(null, thisYear, nextYear)
const act = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), points: fc.nat(500), expiresAt: expiry }),
  fc.record({ do: fc.constant('use' as const), points: fc.nat(800) }),
  fc.record({ do: fc.constant('back' as const), points: fc.nat(800) }),
  fc.record({ do: fc.constant('expire' as const), days: fc.nat(500) }),
)

test('whatever happens to points, every lot equals the replay of its movements and none is below zero', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), acts => {
      let pack = newPack()
      let at: Instant = noon
      const movements = []
      for (const one of acts) {
        if (one.do === 'expire') at = later(at, one.days * DAY)
        const before = usablePoints(pack, at)
        const moved =
          one.do === 'grant'
            ? grantPoints(frozen(pack), one.points, one.expiresAt, 'points_granted')
            : one.do === 'use'
              ? payWithPoints(frozen(pack), one.points, 'points_exchanged', at)
              : one.do === 'back'
                ? takePointsBack(frozen(pack), one.points, at)
                : expireDue(frozen(pack), at)
        if (one.do === 'use') expect(moved === null).toBe(before < one.points)
        if (!moved) continue
        pack = moved.pack
        movements.push(...moved.movements)
      }
      const books = replay(movements)
      for (const lot of pack.pointLots) {
        expect(lot.points).toBeGreaterThan(0)
        expect(books.get(pointsAccount(lot.expiresAt))).toBe(lot.points)
      }
      const held = [...books].filter(([account]) => accountKind(account) === 'points')
      expect(postedPoints(pack)).toBe(held.reduce((sum, [, amount]) => sum + amount, 0))
    }),
  )
})
