import { randomBytes } from 'node:crypto'
import { makePrintedCode, PRINTED_CODE_RANDOM_BYTES, readPrintedCode } from '../../src/domain/codes/printed-code'
import { makeShortCode, readShortCode, SHORT_CODE_RANDOM_BYTES } from '../../src/domain/codes/short-code'

const MANY = 100_000
/** So far from the mean, in standard deviations, a count of a fair generator does not get in the life of this test. */
const FAR = 7

/** Codes of one long draw from the system's generator. */
function made(bytes: number, make: (random: Uint8Array) => string): string[] {
  const random = randomBytes(MANY * bytes)
  return Array.from({ length: MANY }, (_, place) => make(random.subarray(place * bytes, (place + 1) * bytes)))
}

/** Counts that lie too far from what a fair generator comes to. */
function unfair(codes: readonly string[], places: readonly number[], alphabet: string): string[] {
  const expected = codes.length / alphabet.length
  const allowed = FAR * Math.sqrt(expected * (1 - 1 / alphabet.length))
  return places.flatMap(place => {
    const counts = new Map<string, number>([...alphabet].map(letter => [letter, 0]))
    for (const code of codes) counts.set(code.charAt(place), (counts.get(code.charAt(place)) ?? 0) + 1)
    return [...counts]
      .filter(([, count]) => Math.abs(count - expected) > allowed)
      .map(([letter]) => `${place} ${letter}`)
  })
}

test('a hundred thousand printed codes are all different, use every character alike in every place, and check out', () => {
  const codes = made(PRINTED_CODE_RANDOM_BYTES, makePrintedCode)
  expect(new Set(codes).size).toBe(MANY)
  expect(codes.every(code => readPrintedCode(code) === code)).toBe(true)
  const bare = codes.map(code => code.replace(/-/g, ''))
  const places = Array.from({ length: 16 }, (_, place) => place)
  expect(unfair(bare, places, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')).toEqual([])
  // No part of a code follows from another: two of its characters together are as even as each alone.
  const pairs = new Set(bare.map(code => code.slice(0, 2) + code.slice(14, 16)))
  expect(pairs.size).toBeGreaterThan(MANY * 0.94)
})

test('a hundred thousand short codes use every digit alike and check out; next to none comes twice', () => {
  const codes = made(SHORT_CODE_RANDOM_BYTES, makeShortCode)
  expect(codes.every(code => readShortCode(code) === code)).toBe(true)
  expect(unfair(codes, [0, 1, 2, 3, 4, 5, 6, 7], '0123456789')).toEqual([])
  // By the birthday rule about fifty of them meet among 10^8.
  expect(MANY - new Set(codes).size).toBeLessThan(120)
})
