import fc from 'fast-check'
import { canonicalForm, canonicalJson, rememberedJson } from '../../src/domain/canonical-json'
import { sha256 } from './given'

const content = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 5 }),
  ),
})).value

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

test('the same content has the same text, whatever order its keys came in', () => {
  fc.assert(fc.property(content, value => expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))))
})

test('content keeps its hash on a way through JSON', () => {
  fc.assert(
    fc.property(content, value => {
      const returned: unknown = JSON.parse(JSON.stringify(value))
      expect(sha256(canonicalJson(returned))).toBe(sha256(canonicalJson(value)))
    }),
  )
})

test('the text reads back as that content', () => {
  fc.assert(
    fc.property(content, value => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: '中' } })).toBe(
    '{"a":{"c":"中","d":true},"b":[1,"x",null]}',
  )
})

test('a member without a value is a member that is not there', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }))
})

test.each([
  ['a float', 0.1],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['an unsafe integer', 2 ** 53],
  ['undefined', undefined],
  ['a list with a hole of meaning', [1, undefined]],
  ['a function', () => 1],
  ['a big integer', 1n],
  ['a symbol', Symbol('x')],
  ['a date', new Date(0)],
  ['a map', new Map([['a', 1]])],
  ['a float deep inside', { a: [{ b: 1.5 }] }],
])('%s has no canonical form', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('a text that is remembered is the canonical JSON of what it stands for, in order or not', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), content, { maxKeys: 5 }), value => {
      const [inOrder, outOfOrder] = [canonicalForm(value), shuffled(value) as object]
      for (const each of [inOrder, outOfOrder, inOrder]) expect(rememberedJson(each)).toBe(canonicalJson(value))
      // What was remembered is part of a larger whole like everything else.
      expect(canonicalJson({ b: inOrder, a: outOfOrder })).toBe(canonicalJson({ a: value, b: value }))
    }),
  )
})
