import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { base32 } from '../../src/domain/base32'
import type { CodeSubject } from '../../src/domain/codes/code-subject'
import { makeShortCode, readShortCode, SHORT_CODE_RANDOM_BYTES } from '../../src/domain/codes/short-code'
import { CODE_LIFE, codeExpiry, readCode, writeCode } from '../../src/domain/codes/shown-code'
import { readTicket, TICKET_LIFE, writeTicket } from '../../src/domain/codes/ticket'
import { instant, SECOND } from '../../src/domain/time'
import { newId, noon, packIdOf } from './given'

function macWith(key: string) {
  return (text: string) => base32(createHmac('sha256', key).update(text).digest().subarray(0, 10))
}

const mac = macWith('a key of the shop')
const packId = packIdOf('somebody')
const subjects: CodeSubject[] = [
  { what: 'coupon', packId, couponId: newId('cpn') },
  { what: 'pay', packId, spendId: newId('spd') },
]

/** Every text that differs from this one in one character, or has one less or one more. */
function* slipsOf(text: string): Generator<string> {
  const characters = '0AZa.5-_ \n'
  for (let place = 0; place < text.length; place++) {
    yield text.slice(0, place) + text.slice(place + 1)
    for (const character of characters) {
      if (character !== text.charAt(place)) yield text.slice(0, place) + character + text.slice(place + 1)
      yield text.slice(0, place) + character + text.slice(place)
    }
  }
}

describe.each(subjects)('the QR code of a $what', subject => {
  const code = writeCode(subject, noon, mac)

  test('reads back as what it stands for and when it was made', () => {
    expect(readCode(code, mac)).toEqual({ subject, madeAt: instant(Math.floor(noon / SECOND) * SECOND) })
    expect(codeExpiry(noon) - noon).toBe(CODE_LIFE)
  })

  test('with any one character changed, lost or added it is nothing', () => {
    for (const slip of slipsOf(code)) expect(readCode(slip, mac)).toBeNull()
  })

  test('made with another key it is nothing', () => {
    expect(readCode(code, macWith('another key'))).toBeNull()
  })

  test('names no person and fits a QR that a phone reads at once', () => {
    expect(code).toMatch(/^[0-9A-Za-z.]+$/)
    expect(code.length).toBeLessThan(100)
  })
})

test('whatever text comes, reading it neither throws nor finds a meaning', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.string(), { minLength: 6, maxLength: 6 }).map(parts => parts.join('.')),
  )
  fc.assert(
    fc.property(texts, text => {
      expect(readCode(text, mac)).toBeNull()
      expect(readTicket(text, { staffId: 's', storeId: 't' }, mac)).toBeNull()
    }),
  )
})

describe.each(subjects)('the ticket for a $what', subject => {
  const holder = { staffId: 'staff_1', storeId: 'store_1' }
  const ticket = writeTicket(subject, holder, noon, mac)

  test('reads back for the member of staff who was given it', () => {
    expect(readTicket(ticket, holder, mac)).toEqual({ subject, expiresAt: noon + TICKET_LIFE })
  })

  test.each([
    { staffId: 'staff_2', storeId: 'store_1' },
    { staffId: 'staff_1', storeId: 'store_2' },
    { staffId: 'staff_1|store_1', storeId: '' },
    { staffId: '', storeId: 'staff_1|store_1' },
  ])('is nothing in the hands of %o', other => {
    expect(readTicket(ticket, other, mac)).toBeNull()
  })

  test('with any one character changed, lost or added it is nothing', () => {
    for (const slip of slipsOf(ticket)) expect(readTicket(slip, holder, mac)).toBeNull()
  })

  test('is no code, and a code is no ticket', () => {
    expect(readCode(ticket, mac)).toBeNull()
    expect(readTicket(writeCode(subject, noon, mac), holder, mac)).toBeNull()
  })
})

describe('a short code', () => {
  const shortCode = fc
    .uint8Array({ minLength: SHORT_CODE_RANDOM_BYTES, maxLength: SHORT_CODE_RANDOM_BYTES })
    .map(makeShortCode)

  test('is nine digits, and reads back with blanks anywhere', () => {
    fc.assert(
      fc.property(shortCode, code => {
        expect(code).toMatch(/^\d{9}$/)
        expect(readShortCode(` ${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)} `)).toBe(code)
      }),
    )
  })

  test('with any one digit wrong, lost or added is caught before anything is looked up', () => {
    fc.assert(
      fc.property(shortCode, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (code, place, shift) => {
        const wrong = (Number(code.charAt(place)) + shift) % 10
        expect(readShortCode(`${code.slice(0, place)}${wrong}${code.slice(place + 1)}`)).toBeNull()
        expect(readShortCode(code.slice(0, place) + code.slice(place + 1))).toBeNull()
        expect(readShortCode(`${code}0`)).toBeNull()
      }),
    )
  })

  test('with two neighbours swapped is caught, but for 0 and 9', () => {
    fc.assert(
      fc.property(shortCode, fc.nat({ max: 7 }), (code, place) => {
        const [a = '', b = ''] = code.slice(place, place + 2)
        if (a === b || [a, b].sort().join('') === '09') return
        expect(readShortCode(code.slice(0, place) + b + a + code.slice(place + 2))).toBeNull()
      }),
    )
  })

  test('knows its check digit', () => {
    expect(makeShortCode(Uint8Array.of(0, 0, 0, 0, 0, 0))).toBe('000000000')
    // 12345678 by Luhn: 8·2→7, 7, 6·2→3, 5, 4·2→8, 3, 2·2→4, 1: sum 38, so 2.
    expect(readShortCode('123456782')).toBe('123456782')
    expect(readShortCode('１２３４５６７８２')).toBeNull()
  })

  test('takes just enough chance', () => {
    expect(() => makeShortCode(new Uint8Array(5))).toThrow(RangeError)
  })
})
