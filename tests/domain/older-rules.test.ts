import { rulesBroughtUpToDate, type StoredRules } from '../../src/domain/rules/older-rules'
import { rules } from './given'

test('rules of today stay as they are', () => {
  expect(rulesBroughtUpToDate(rules)).toEqual(rules)
})

test('what rules of the first version did not know restricts nothing', () => {
  const { shopName, ceilingFen, pointsPerYuan, till } = rules.shop
  const first = {
    ...{ version: 1, tiers: rules.tiers, stores: rules.stores, shop: { shopName, ceilingFen, pointsPerYuan, till } },
    couponTemplates: rules.couponTemplates.map(
      ({ perMemberPerDay: _perMemberPerDay, stock: _stock, perDay: _perDay, ...template }) => template,
    ),
  } as StoredRules
  // The shop in the tests says nothing about all that came later.
  expect(rulesBroughtUpToDate(first)).toEqual(rules)
})
