import { leastEnough } from '../../src/domain/top-up/enough'
import { yuan } from './given'

const tier = (pay: number, bonus: number, unavailable: object | null = null) => {
  const paid = { tierId: `tier_${pay}`, payFen: yuan(pay), bonusFen: yuan(bonus) }
  return { ...paid, creditFen: yuan(pay + bonus), unavailable }
}
const custom = { leastFen: yuan(10), mostFen: yuan(2000) }

test('the tier that costs least and suffices, bonus included, is the one to take', () => {
  const tiers = [tier(800, 120), tier(300, 30), tier(100, 0)]
  expect(leastEnough({ tiers, custom }, yuan(100))).toMatchObject({ kind: 'tier', tierId: 'tier_100' })
  expect(leastEnough({ tiers, custom }, yuan(100.01))).toMatchObject({ tierId: 'tier_300', bonusFen: yuan(30) })
  expect(leastEnough({ tiers, custom }, yuan(330))).toMatchObject({ tierId: 'tier_300' })
  expect(leastEnough({ tiers: [tier(300, 30, {}), tier(800, 120)], custom }, yuan(5))).toMatchObject({
    tierId: 'tier_800',
  })
})

test('where no tier suffices an amount in whole yuan does, as far as amounts may be chosen', () => {
  const tiers = [tier(300, 30)]
  expect(leastEnough({ tiers, custom }, yuan(330.01))).toEqual({ kind: 'amount', payFen: yuan(331) })
  expect(leastEnough({ tiers: [], custom }, yuan(0.5))).toEqual({ kind: 'amount', payFen: yuan(10) })
  expect(leastEnough({ tiers, custom }, yuan(2000.01))).toBeNull()
  expect(leastEnough({ tiers, custom: null }, yuan(331))).toBeNull()
})
