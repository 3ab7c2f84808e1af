import fc from 'fast-check'
import { fen, fenFromYuan, shortYuanText, wholeYuanAtLeast, yuanText } from '../../src/domain/money'
import { shareOut } from '../../src/domain/share-out'

const weights = fc
  .array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 8 })
  .filter(all => all.some(each => each > 0))

test('the odd fen go to those whose exact share they come nearest to, among equals to the first', () => {
  expect(shareOut(fen(10), [1, 1, 1].map(fen))).toEqual([4, 3, 3])
  expect(shareOut(fen(11), [1, 1, 1].map(fen))).toEqual([4, 4, 3])
  // Exact shares 0.6, 0.6, 1.8: the largest remainder is the last one's.
  expect(shareOut(fen(3), [1, 1, 3].map(fen))).toEqual([1, 0, 2])
  expect(shareOut(fen(1), [1, 2].map(fen))).toEqual([0, 1])
  expect(shareOut(fen(0), [1, 2].map(fen))).toEqual([0, 0])
})

test('whoever gets an odd fen has a remainder at least as large as whoever does not', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000 }), weights, (amount, all) => {
      const whole = all.reduce((sum, each) => sum + each, 0)
      const shares = shareOut(fen(amount), all.map(fen))
      const remainders = all.map(weight => (amount * weight) % whole)
      const got = shares.map((share, place) => share > Math.floor((amount * (all[place] ?? 0)) / whole))
      const least = Math.min(...remainders.filter((_, place) => got[place]))
      const most = Math.max(...remainders.filter((_, place) => !got[place]))
      expect(least).toBeGreaterThanOrEqual(most)
    }),
  )
})

test('nothing is shared out by nothing, by less than nothing, or below nothing', () => {
  expect(() => shareOut(fen(1), [])).toThrow('cannot share 1 out by')
  expect(() => shareOut(fen(1), [fen(0), fen(0)])).toThrow(RangeError)
  expect(() => shareOut(fen(1), [fen(-1), fen(2)])).toThrow('cannot share 1 out by -1, 2')
  expect(() => shareOut(fen(-1), [fen(1)])).toThrow(RangeError)
  expect(() => shareOut(fen(1), [0.5 as never])).toThrow(RangeError)
})

test('what is no amount says so, and a whole yuan is rounded up where the least is asked', () => {
  expect(() => fen(0.5)).toThrow('not an amount of fen: 0.5')
  expect([0, 1, 100, 101].map(amount => wholeYuanAtLeast(fen(amount)))).toEqual([0, 1, 1, 2])
  expect(fenFromYuan('7')).toBe(700)
  expect(fenFromYuan(null)).toBeNull()
  expect([yuanText(fen(-123_456_789)), shortYuanText(fen(-500)), shortYuanText(fen(505))]).toEqual([
    ...['-1,234,567.89', '-5', '5.05'],
  ])
})
