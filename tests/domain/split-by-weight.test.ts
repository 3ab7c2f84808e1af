import fc from 'fast-check'
import { splitByWeight } from '../../src/domain/pricing/split'
import { sharesOf } from './plain-price'

test('the parts of a split sum to the whole, each within one of its exact share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(weights, fc.nat(), (each, seed) => {
      const whole = each.reduce((sum, weight) => sum + weight, 0)
      fc.pre(whole > 0 && whole <= 50_000_000)
      const amount = seed % (whole + 1)
      const parts = splitByWeight(amount, each)
      expect(parts).toEqual(sharesOf(amount, each))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
      for (const [place, part] of parts.entries()) expect(part).toBeLessThanOrEqual(each[place] ?? 0)
    }),
  )
  expect(() => splitByWeight(1, [0, 0])).toThrow(RangeError)
  expect(splitByWeight(0, [0, 0])).toEqual([0, 0])
})
