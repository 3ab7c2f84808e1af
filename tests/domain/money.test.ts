import fc from 'fast-check'
import {
  addFen,
  type Fen,
  fen,
  fenFromYuan,
  LARGEST_FEN,
  NO_MONEY,
  shareOfFenRoundedDown,
  shortYuanText,
  subtractFen,
  sumFen,
  wholeYuanOf,
  yuanParts,
  yuanText,
} from '../../src/domain/money'

const amount = fc.integer({ min: 0, max: LARGEST_FEN }).map(fen)

test('yuan with two decimals, as a number or as text, is exactly its fen', () => {
  fc.assert(
    fc.property(amount, fenAmount => {
      expect(fenFromYuan((fenAmount / 100).toFixed(2))).toBe(fenAmount)
      expect(fenFromYuan(Number((fenAmount / 100).toFixed(2)))).toBe(fenAmount)
    }),
    { numRuns: 2000 },
  )
})

test('the amounts that floats get wrong are read right', () => {
  expect([0.07, 0.29, 1.15, 4.35, 8.2, 19.99].map(fenFromYuan)).toEqual([7, 29, 115, 435, 820, 1999])
  expect(['300', ' 12.5 ', '12.50', '0'].map(fenFromYuan)).toEqual([30000, 1250, 1250, 0])
})

test.each([
  1.001,
  -1,
  -0.01,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e21,
  1e-7,
  '',
  ' ',
  '1e3',
  '+5',
  '-5',
  '.5',
  '5.',
  '1,000',
  '12.345',
  '0x10',
  '八百',
  '８００',
  null,
  undefined,
  true,
  [],
  [300],
  {},
  new Date(0),
  1234567890,
])('%p is no amount of yuan', yuan => {
  expect(fenFromYuan(yuan)).toBeNull()
})

test('what is written out is read back as the same amount', () => {
  fc.assert(
    fc.property(amount, fenAmount => {
      expect(fenFromYuan(yuanText(fenAmount).replaceAll(',', ''))).toBe(fenAmount)
      expect(fenFromYuan(shortYuanText(fenAmount).replaceAll(',', ''))).toBe(fenAmount)
    }),
  )
})

test('amounts are written with grouped thousands, and short without a needless ".00"', () => {
  expect([0, 5, 80_000, 123_450, 100_000_000, -1250].map(each => yuanText(fen(each)))).toEqual([
    '0.00',
    '0.05',
    '800.00',
    '1,234.50',
    '1,000,000.00',
    '-12.50',
  ])
  expect([80_000, 1250, 0].map(each => shortYuanText(fen(each)))).toEqual(['800', '12.50', '0'])
  expect(yuanParts(fen(-123_405))).toEqual({ sign: '-', yuan: '1,234', decimals: '05' })
})

test('only safe integers are fen, and minus zero is zero', () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => fen(wrong)).toThrow(RangeError)
  expect(Object.is(fen(-0), 0)).toBe(true)
  expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError)
})

test('sums and differences agree', () => {
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 20 }), amount, (amounts, other) => {
      const total: Fen = sumFen(amounts)
      expect(subtractFen(addFen(total, other), other)).toBe(total)
      expect(sumFen([...amounts].reverse())).toBe(total)
    }),
  )
  expect(sumFen([])).toBe(NO_MONEY)
})

test('a share is never more than its exact value and less than one fen below it', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 100 }), (fenAmount, percent) => {
      const short = fenAmount * percent - shareOfFenRoundedDown(fenAmount, percent, 100) * 100
      expect(short).toBeGreaterThanOrEqual(0)
      expect(short).toBeLessThan(100)
    }),
  )
})

test('points count whole yuan only', () => {
  expect([0, 99, 100, 199, 80_000].map(each => wholeYuanOf(fen(each)))).toEqual([0, 0, 1, 1, 800])
})
