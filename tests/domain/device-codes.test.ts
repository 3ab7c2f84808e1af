import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { base64url, bytesOfBase64url, textOfUtf8, utf8Bytes } from '../../src/domain/codes/bytes'
import { isFreshStep, startOfStep, stepAt, stepFrom, stepText } from '../../src/domain/codes/code-step'
import { couponOfToken, readCouponCode, writeCouponCode, writeCouponToken } from '../../src/domain/codes/coupon-code'
import { readPayCode, spendIdOf, writePayCode } from '../../src/domain/codes/pay-code'
import { makePrintedCode, PRINTED_CODE_RANDOM_BYTES, readPrintedCode } from '../../src/domain/codes/printed-code'
import { type Sign, signed } from '../../src/domain/codes/signature'
import { deriveId, isId, makeId, timeOfId } from '../../src/domain/ids'
import { later, MINUTE } from '../../src/domain/time'
import { newId, newPack, noon, packIdOf, sha256, withCoupon } from './given'

const key = (name: string) => Uint8Array.from(Buffer.from(sha256(name), 'hex'))
const sign = (name: string) => (message: Uint8Array) => ed25519.sign(message, key(name))
const shopKey = ed25519.getPublicKey(key('shop'))
const packId = packIdOf('somebody')
const deviceId = newId('dev')

test('bytes and texts come back from their forms, and every form is the only one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
      expect(bytesOfBase64url(base64url(bytes))).toEqual(bytes)
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
      expect([...utf8Bytes(text)]).toEqual([...Buffer.from(text, 'utf8')])
      expect(textOfUtf8(utf8Bytes(text))).toBe(text)
    }),
  )
  expect(bytesOfBase64url('AB')).toBeNull()
  expect(bytesOfBase64url('A')).toBeNull()
  expect(bytesOfBase64url('AA=')).toBeNull()
  expect(textOfUtf8(Uint8Array.of(255))).toBeNull()
})

test('the spend of a pay code follows from the hash of the code, byte by byte', () => {
  const step = stepAt(noon)
  const hash = () => '00017f80ff0a0b0c0d0e'.padEnd(64, '9')
  const random = Uint8Array.of(0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e)
  expect(spendIdOf({ packId, deviceId, step }, hash)).toBe(makeId('spd', startOfStep(step), random))
})

test('a step is written one way', () => {
  fc.assert(fc.property(fc.nat(), step => expect(stepFrom(stepText(step))).toBe(step)))
  for (const wrong of ['', '-1', '0a', 'A', ' 1', '1.5', 'zzzzzzzzzzz']) expect(stepFrom(wrong)).toBeNull()
})

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])('a code %i minutes off is fresh: %p', (minutes, fresh) => {
  expect(isFreshStep(stepAt(later(noon, minutes * MINUTE)), noon)).toBe(fresh)
})

describe('the pay code', () => {
  const code = { packId, deviceId, step: stepAt(noon) }
  const mac = (text: string) => sha256(`secret|${text}`).slice(0, 16)
  const text = writePayCode(code, mac)

  test('reads back, and with anything changed or under another secret it is nothing', () => {
    expect(readPayCode(text, () => mac)).toEqual(code)
    expect(readPayCode(text, () => other => sha256(`other|${other}`).slice(0, 16))).toBeNull()
    for (let place = 0; place < text.length; place++) {
      const slip = text.slice(0, place) + (text.charAt(place) === '0' ? '1' : '0') + text.slice(place + 1)
      expect(readPayCode(slip, () => mac)).toBeNull()
    }
    expect(text.length).toBeLessThan(100)
  })

  test('names one spend, made in its own minute, and no other code names it', () => {
    const spendId = spendIdOf(code, sha256)
    expect(isId('spd', spendId)).toBe(true)
    expect(timeOfId(spendId)).toBe(noon)
    expect(spendIdOf(code, sha256)).toBe(spendId)
    expect(spendIdOf({ ...code, step: code.step + 1 }, sha256)).not.toBe(spendId)
    expect(spendIdOf({ ...code, deviceId: newId('dev') }, sha256)).not.toBe(spendId)
    expect(spendIdOf({ ...code, packId: packIdOf('another') }, sha256)).not.toBe(spendId)
  })
})

describe('the coupon’s code', () => {
  const { coupon } = withCoupon(newPack(), 'coffee')
  const devicePublicKey = base64url(ed25519.getPublicKey(key('phone')))
  const token = writeCouponToken({ ...coupon, packId, deviceId, devicePublicKey }, sign('shop'))
  const text = writeCouponCode(token, stepAt(noon), sign('phone'))

  test('carries what is needed to judge the coupon, and reads back', () => {
    const read = readCouponCode(text, shopKey, ed25519.verify)
    expect(read).toMatchObject({ step: stepAt(noon), token: { packId, couponId: coupon.couponId, deviceId } })
    const { title: _title, ...terms } = coupon.terms
    expect(read && couponOfToken(read.token)).toMatchObject({
      couponId: coupon.couponId,
      terms,
      startsAt: coupon.startsAt,
      expiresAt: coupon.expiresAt,
    })
    expect(text.length).toBeLessThan(620)
  })

  test('is nothing when the shop or the phone did not sign it', () => {
    const byThief = writeCouponCode(token, stepAt(noon), sign('thief'))
    const forged = writeCouponToken({ ...coupon, packId, deviceId, devicePublicKey }, sign('thief'))
    for (const wrong of [
      byThief,
      writeCouponCode(forged, stepAt(noon), sign('phone')),
      token,
      `${text}.A`,
      '',
      'MCP2.C',
    ]) {
      expect(readCouponCode(wrong, shopKey, ed25519.verify)).toBeNull()
    }
  })

  test('keeps the days of its coupon to the second, and what the coupon does not say takes no room in it', () => {
    const startsAt = later(noon, 7 * MINUTE)
    const write = (terms: object) =>
      writeCouponToken(
        { ...coupon, startsAt, terms: { ...coupon.terms, ...terms }, packId, deviceId, devicePublicKey },
        sign('shop'),
      )
    const read = readCouponCode(
      writeCouponCode(write({ storeIds: null }), stepAt(noon), sign('phone')),
      shopKey,
      ed25519.verify,
    )
    expect(read && couponOfToken(read.token)).toMatchObject({
      ...{ startsAt, claimedAt: startsAt, claimId: deriveId('clm', coupon.couponId), terms: { storeIds: null } },
    })
    expect(write({ storeIds: null }).length).toBeLessThan(write({ storeIds: [] }).length)
  })

  test('is nothing when what was signed is no code, whoever signed it', () => {
    const read = (text: string) => readCouponCode(text, shopKey, ed25519.verify)
    const [, , claim, shopSignature] = token.split('.')
    const phone: Sign = sign('phone')
    expect(read(signed(`MCP2.D.${claim}.${shopSignature}.${stepText(stepAt(noon))}`, phone))).toBeNull()
    expect(read(signed(`${token}.${stepText(stepAt(noon))}.more`, phone))).toBeNull()
    expect(read(signed(`${token}.A`, phone))).toBeNull()
    const of = { ...coupon, packId, deviceId, devicePublicKey }
    for (const odd of [{ packId: 'pk_x' }, { couponId: 'cpn_x' }, { deviceId: 'dev_x' }, { devicePublicKey: 'AAAA' }])
      expect(
        read(writeCouponCode(writeCouponToken({ ...of, ...odd } as never, sign('shop')), stepAt(noon), phone)),
      ).toBeNull()
    for (const garbage of [base64url(Uint8Array.of(255)), '*'])
      expect(read(writeCouponCode(signed(`MCP2.C.${garbage}`, sign('shop')), stepAt(noon), phone))).toBeNull()
  })

  test('with any one character changed it is nothing', () => {
    const others = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.')
    const changed = fc
      .tuple(fc.nat({ max: text.length - 1 }), others)
      .filter(([place, other]) => text.charAt(place) !== other)
    fc.assert(
      fc.property(changed, ([place, other]) => {
        const slip = text.slice(0, place) + other + text.slice(place + 1)
        expect(readCouponCode(slip, shopKey, ed25519.verify)).toBeNull()
      }),
    )
  })
})

describe('a printed code', () => {
  const printed = fc
    .uint8Array({ minLength: PRINTED_CODE_RANDOM_BYTES, maxLength: PRINTED_CODE_RANDOM_BYTES })
    .map(makePrintedCode)

  test('with any one character wrong, or any two swapped, it is caught', () => {
    fc.assert(
      fc.property(
        printed,
        fc.nat({ max: 17 }),
        fc.nat({ max: 17 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (code, a, b, other) => {
          const plain = [...code.replace(/-/g, '')]
          if (plain[a] !== other) expect(readPrintedCode(plain.with(a, other).join(''))).toBeNull()
          const [x = '', y = ''] = [plain[a], plain[b]]
          const bothInBody = a < 16 && b < 16
          if (x !== y && bothInBody) expect(readPrintedCode(plain.with(a, y).with(b, x).join(''))).toBeNull()
        },
      ),
    )
  })

  test('is read as people type it', () => {
    fc.assert(
      fc.property(printed, code => {
        const sloppy = code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l').replace(/-/g, ' ')
        expect(readPrintedCode(sloppy)).toBe(code)
      }),
    )
  })
})
