import { GunBuffer } from '../../src/features/till/gun-buffer'

/** Types a text with so many milliseconds between two keys, and Enter at the end. */
function typed(text: string, pause: number, enterAfter = pause): string | null {
  const buffer = new GunBuffer()
  let at = 1000
  for (const key of text) {
    expect(buffer.type(key, at)).toBeNull()
    at += pause
  }
  return buffer.type('Enter', at - pause + enterAfter)
}

test('a gun’s quick keys ending in Enter are a code', () => {
  expect(typed('MCP2.C.abc-DEF_1', 8)).toBe('MCP2.C.abc-DEF_1')
})

test('fingers are none: slow keys, an Enter that comes late, a few keys only', () => {
  expect(typed('482913756', 120)).toBeNull()
  expect(typed('482913756', 8, 400)).toBeNull()
  expect(typed('12.50', 8)).toBeNull()
})

test('what fingers had typed before does not become part of the code', () => {
  const buffer = new GunBuffer()
  buffer.type('9', 0)
  buffer.type('9', 300)
  for (const [place, key] of [...'482913756'].entries()) buffer.type(key, 1000 + place * 5)
  expect(buffer.type('Enter', 1045)).toBe('482913756')
})

test('keys that write nothing are no part of a code, and the next code begins anew', () => {
  const buffer = new GunBuffer()
  const keys = ['Shift', 'M', 'Shift', 'C', 'P', '1', '2', '3']
  for (const [place, key] of keys.entries()) buffer.type(key, place * 5)
  expect(buffer.type('Enter', 45)).toBe('MCP123')
  expect(buffer.type('Enter', 50)).toBeNull()
})
