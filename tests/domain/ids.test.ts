import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { base32 } from '../../src/domain/base32'
import { bodyOf, deriveId, ID_RANDOM_BYTES, idPrefixes, isId, lotIdsOf, makeId, timeOfId } from '../../src/domain/ids'
import { instant } from '../../src/domain/time'
import { newId, noon } from './given'

const prefix = fc.constantFrom(...Object.values(idPrefixes))
const moment = fc.integer({ min: 0, max: 2 ** 50 - 1 }).map(instant)
const tenBytes = fc.uint8Array({ minLength: ID_RANDOM_BYTES, maxLength: ID_RANDOM_BYTES })

test('an id carries its prefix, its time and nothing outside its alphabet', () => {
  fc.assert(
    fc.property(prefix, moment, tenBytes, (kind, at, random) => {
      const id = makeId(kind, at, random)
      expect(isId(kind, id)).toBe(true)
      expect(timeOfId(id)).toBe(at)
      expect(id.length).toBe(kind.length + 27)
    }),
  )
})

test('ids sort by their time', () => {
  fc.assert(
    fc.property(moment, moment, tenBytes, tenBytes, (one, other, random, otherRandom) => {
      if (one === other) return
      const [earlier, later] = one < other ? [one, other] : [other, one]
      expect(makeId('ord', earlier, random) < makeId('ord', later, otherRandom)).toBe(true)
    }),
  )
})

test('an id of another kind, length or alphabet is none', () => {
  const id = newId('ord')
  expect(isId('top', id)).toBe(false)
  for (const wrong of [
    `${id}0`,
    id.slice(0, -1),
    id.toLowerCase(),
    `${id.slice(0, -1)}U`,
    `${id.slice(0, -1)}I`,
    `${id}\n`,
  ]) {
    expect(isId('ord', wrong)).toBe(false)
  }
  for (const wrong of [null, undefined, 7, {}, ['ord_'], 'ord_', '__proto__', `ord_ord_${bodyOf(id)}`]) {
    expect(isId('ord', wrong)).toBe(false)
  }
})

test('two different draws of chance make two different ids of the same moment', () => {
  fc.assert(
    fc.property(tenBytes, tenBytes, (one, other) => {
      const same = Buffer.compare(one, other) === 0
      expect(makeId('spd', noon, one) === makeId('spd', noon, other)).toBe(same)
    }),
  )
})

test('of 100,000 ids made in one millisecond none repeats and every place uses every character alike', () => {
  const made = 100_000
  const ids = new Set<string>()
  const counts = Array.from({ length: 16 }, () => new Map<string, number>())
  for (let each = 0; each < made; each++) {
    const id = makeId('cpn', noon, randomBytes(ID_RANDOM_BYTES))
    ids.add(id)
    counts.forEach((count, place) => {
      const character = id.charAt(id.length - 16 + place)
      count.set(character, (count.get(character) ?? 0) + 1)
    })
  }
  expect(ids.size).toBe(made)
  const expected = made / 32
  for (const count of counts) {
    expect(count.size).toBe(32)
    // Chi square over 31 degrees of freedom: above 100 with a chance below 10^-8, and far above for any real bias.
    let chiSquare = 0
    for (const times of count.values()) chiSquare += (times - expected) ** 2 / expected
    expect(chiSquare).toBeLessThan(100)
  }
})

test('what follows from an id is named by it, again and again', () => {
  const orderId = newId('ord')
  expect(deriveId('top', orderId)).toBe(`top_${bodyOf(orderId)}`)
  expect(isId('top', deriveId('top', orderId))).toBe(true)
  const lots = lotIdsOf(orderId)
  expect(lots).toEqual(lotIdsOf(orderId))
  expect(lots.principal).not.toBe(lots.bonus)
})

test('too little chance is a defect', () => {
  expect(() => makeId('ord', noon, new Uint8Array(9))).toThrow(RangeError)
})

test('base 32 keeps every bit', () => {
  expect(base32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff))).toBe('ZZZZZZZZ')
  expect(base32(Uint8Array.of(0x00))).toBe('00')
  expect(base32(Uint8Array.of(0x80))).toBe('G0')
})
