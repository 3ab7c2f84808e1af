import fc from 'fast-check'
import { bytesOfJson } from '../../src/domain/bytes-of-json'

test('a document is as large as its JSON in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(), (text, count) => {
      // Plain text: of the first 128 characters, and Chinese.
      const value = { [text]: count, 名称: '咖啡券' }
      expect(bytesOfJson(value)).toBe(Buffer.byteLength(JSON.stringify(value)))
    }),
  )
})

test.each([
  ['\u007f', 1],
  ['\u0080', 2],
  ['é', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['券', 3],
])('%j takes %i bytes between its quotes', (text, bytes) => {
  expect(bytesOfJson(text)).toBe(bytes + 2)
})
