import fc from 'fast-check'
import { bytesOfJson } from '../../src/domain/bytes-of-json'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { openSharedPack } from '../../src/domain/pack/shared-members'
import { bodyBytes } from '../../src/domain/pack/size'
import { FullLife } from './full-life'
import { newPack, noon, packIdOf, rawRules, rulesWith, sha256 } from './given'
import { isWholeRun } from './whole-run'

const longId = (n: number): string => `s${n}_`.padEnd(64, 'x')
const stores = Array.from({ length: 20 }, (_, n) => ({ _id: longId(n), name: '店'.repeat(20) }))

/** Everything as long as the doors allow, and more kinds of everything than a pack counts. */
const longestRules = rulesWith({
  settings: [
    ...rawRules().settings,
    { _id: 'checkout', reserveMinutes: 60, pointsForYuan: 1, pointsMostPercent: 90 },
    {
      ...{ _id: 'points', expiry: '按月', expiryMonths: 36, signInPoints: [5, 5, 8, 10, 12, 15, 20], signInBonus: 30 },
      ...{ pointsForYuan: 1, minimumPoints: 1, bonusValidDays: 180, dayPoints: 1_000_000, monthPoints: 1_000_000 },
      ...{ pointsPerBonusYuan: 1, rescueDays: 7, rescueCoupons: [{ fromYuan: 0.01, coupon: 't0_'.padEnd(64, 'x') }] },
    },
  ],
  stores,
  staff: [],
  tiers: Array.from({ length: 60 }, (_, n) => ({
    ...{ _id: `tier${n}_`.padEnd(64, 'x'), payYuan: 200 + n, bonusYuan: 10, bonusValidDays: 30 + n },
    ...(n % 2 === 0 && { perMember: 1000 }),
    ...(n % 4 === 1 && { coupons: [{ coupon: 't0_'.padEnd(64, 'x'), count: 5 }], level: '银卡会员', levelDays: 30 }),
  })),
  coupon_templates: Array.from({ length: 90 }, (_, n) => ({
    ...{ _id: `t${n}_`.padEnd(64, 'x'), title: '名'.repeat(20), validDays: 7 + n },
    ...(n % 3 === 0
      ? { kind: '代金', valueYuan: 0.01, stacking: '可叠加', perOrder: 5, refund: '退券', holder: '可转赠' }
      : { kind: '兑换', item: '品'.repeat(20), stores: [longId(0)] }),
    ...{ perMember: 50, perMemberPerDay: 50 },
  })),
})
const till = { storeId: longId(0), storeName: '店'.repeat(20), staffId: 'x'.repeat(64) }

function lifeOf(pack: Pack): FullLife {
  return new FullLife(pack, longestRules, noon, till)
}

const shared = openSharedPack(
  packIdOf('shared'),
  { kind: 'enterprise', ownerPackId: packIdOf('owner'), cardKind: 'unnamed' },
  noon,
  sha256,
)

/** What the document has beside the pack itself: flat fields and the seal. */
const BESIDE = 300

const names = Object.keys(lifeOf(newPack()).steps)
/** Steps of one kind come in bursts, so that lists really fill. */
const bursts = fc.array(
  fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 25 }), fc.nat({ max: 2 ** 20 })),
  { minLength: 10, maxLength: 30 },
)

test('whatever is done in whatever order, a pack stays below 64 KiB', () => {
  let largest = 0
  fc.assert(
    fc.property(fc.constantFrom(newPack(), shared), bursts, (pack, plan) => {
      const life = lifeOf(pack)
      for (const [name, times, seed] of plan) {
        for (let n = 0; n < times; n++) life.steps[name]?.(seed + 7919 * n, seed + 104_729 * n)
        largest = Math.max(largest, bytesOfJson(life.pack) + BESIDE)
        expect(largest).toBeLessThan(packLimits.bytes)
      }
    }),
    { numRuns: 40 },
  )
  // A property that never comes near what it forbids would say little.
  if (isWholeRun()) expect(largest).toBeGreaterThan(packLimits.bytes / 3)
})

/** Does a step until it is refused or has nothing left to do. */
function fill(life: FullLife, name: string, most = 200): void {
  for (let n = 0; n < most; n++) if (life.steps[name]?.(3 * n + 1, 2 * n) !== 'done') return
}

describe.each<[string, Pack]>([
  ['a member’s', newPack()],
  ['a shared', shared],
])('the worst pack: %s, filled on purpose', (_name, pack) => {
  const life = lifeOf(pack)
  const topUp = (): void => {
    for (let n = 0; n < 60; n++) {
      life.steps['a top-up is started']?.(n, 0)
      life.steps['a top-up is paid']?.(0, 0)
    }
  }
  topUp()
  for (const name of ['a device', 'a claim is voided', 'a shared pack is listed', 'a member joins'])
    fill(life, name, 25)
  for (let round = 0; round < 3; round++) {
    fill(life, 'a coupon is claimed')
    for (let n = 0; n < 20; n++) life.steps['a coupon is redeemed']?.(n, 0)
  }
  fill(life, 'a coupon is claimed')
  fill(life, 'a coupon is given', 10)
  fill(life, 'a coupon is claimed')
  fill(life, 'a gift is carved', 3)
  topUp()

  test('putting more into it is refused in words, and paying is not', () => {
    expect(life.refusals.get('PACK_FULL') ?? life.refusals.get('WALLET_FULL')).toBeGreaterThan(0)
    expect(bodyBytes(life.pack)).toBeLessThanOrEqual(packLimits.bodyBytes)
    expect(life.steps['a sale']?.(1, 0)).toBe('done')
  })

  test('selling all of it, giving it back and selling it again stays below 64 KiB', () => {
    for (const name of [
      'a hold',
      'a sale',
      'a sale is given back',
      'a sale',
      'a hold is captured',
      'a sale is given back',
    ]) {
      life.steps[name]?.(0, 0)
      expect(bytesOfJson(life.pack) + BESIDE).toBeLessThan(packLimits.bytes)
    }
  })
})
