import fc from 'fast-check'
import { code128Widths } from '../../src/ui/code128'

const START_C = '211232'
const SWITCH_TO_B = '114131'
const STOP = '2331112'

/** The bars of every pair of digits, each as it stands right behind the start. */
const valueBehind = new Map<string, number>()
for (let value = 0; value < 100; value++) {
  const [, symbol = ''] = symbolsOf(String(value).padStart(2, '0'))
  valueBehind.set(symbol, value)
}

function symbolsOf(digits: string): string[] {
  return (
    code128Widths(digits)
      .join('')
      .match(/.{7}$|.{6}/g) ?? []
  )
}

test('every pair of digits has bars of its own: eleven modules wide, black on an even number of them', () => {
  expect(valueBehind.size).toBe(100)
  for (const symbol of [...valueBehind.keys(), START_C, SWITCH_TO_B]) {
    const widths = [...symbol].map(Number)
    const [bars, spaces] = [0, 1].map(first => widths.filter((_, place) => place % 2 === first).reduce((a, b) => a + b))
    expect((bars ?? 0) + (spaces ?? 0)).toBe(11)
    expect((bars ?? 0) % 2).toBe(0)
  }
})

test('digits are read back as a scanner reads them: start, pairs, the odd one after a switch, their checksum, stop', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,12}$/), digits => {
      const symbols = symbolsOf(digits)
      expect([symbols[0], symbols.at(-1)]).toEqual([START_C, STOP])
      const body = symbols.slice(1, -2)
      const values = body.map(symbol => (symbol === SWITCH_TO_B ? 100 : (valueBehind.get(symbol) ?? -1)))
      const odd = values.indexOf(100)
      const pairs = odd < 0 ? values : values.slice(0, odd)
      const text = pairs.map(value => String(value).padStart(2, '0')).join('')
      expect(odd < 0 ? text : text + String.fromCharCode((values[odd + 1] ?? 0) + 32)).toBe(digits)
      const sum = values.reduce((total, value, place) => total + (place + 1) * value, 105) % 103
      if (sum < 100) expect(valueBehind.get(symbols.at(-2) ?? '')).toBe(sum)
    }),
  )
})
