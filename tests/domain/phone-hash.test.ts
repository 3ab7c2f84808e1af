import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from '../../src/cloud/sha256'

test('the phone’s hash of any text is the server’s', () => {
  const server = (text: string) => createHash('sha256').update(text).digest('hex')
  for (const text of ['', 'a', '小满咖啡 ¥1,234.50', '%41%', '\u0000leaf', '😀', 'x'.repeat(5000)]) {
    expect(sha256(text)).toBe(server(text))
  }
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => sha256(text) === server(text)))
})
