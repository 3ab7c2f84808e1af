import { exchange } from '../../src/domain/pack/exchange'
import type { Pack } from '../../src/domain/pack/pack'
import { type Direction, exchangeOf } from '../../src/domain/points/exchange-terms'
import { grantPoints } from '../../src/domain/points/point-lots'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { frozen, newId, newPack, noon, rawRules, rulesWith } from './given'

export const points: RawDocument = {
  _id: 'points',
  signInPoints: [5, 5, 8, 10, 12, 15, 20],
  signInBonus: 30,
  pointsForYuan: 100,
  minimumPoints: 500,
  bonusValidDays: 180,
  dayPoints: 2000,
  monthPoints: 3000,
  pointsPerBonusYuan: 80,
  rescueDays: 7,
  rescueCoupons: [
    { fromYuan: 20, coupon: 'pay_90' },
    { fromYuan: 5, coupon: 'off_10' },
  ],
}

export function shopWith(document: Partial<RawDocument> = {}) {
  return rulesWith({ settings: [...rawRules().settings, { ...points, ...document }] })
}

export const rules = shopWith()

export function withPoints(count: number, pack = newPack()): Pack {
  return frozen(grantPoints(pack, count, null, 'points_granted').pack)
}

export function exchanged(pack: Pack, direction: Direction, whole: number, at = noon, by = rules) {
  const wish = exchangeOf(direction, whole, by)
  if (!wish) throw new Error('not offered')
  return exchange(pack, newId('xch', at), wish, by, at)
}
