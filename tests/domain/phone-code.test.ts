import type { OrderId, PhoneCodeId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import {
  codeUntil,
  isCodeFor,
  maskedPhone,
  nextPhoneCode,
  type PhoneCode,
  settledAt,
} from '../../src/domain/risk/phone-code'
import { DAY, HOUR, later, MINUTE, SECOND } from '../../src/domain/time'
import { newId, noon, yuan } from './given'

const orderId: OrderId = newId('ord')
const wish = (codeId: PhoneCodeId = newId('pcd')) => ({ codeId, orderId, payFen: yuan(800) })

function made(next: PhoneCode | Refusal): PhoneCode {
  if (next instanceof Refusal) throw next
  return next
}

test('a code is good for this payment of this amount, for five minutes', () => {
  const code = made(nextPhoneCode(wish(), null, noon))
  const what = { orderId, payFen: yuan(800) }
  expect(codeUntil(code)).toBe(later(noon, 5 * MINUTE))
  expect(isCodeFor(code, what, later(noon, 5 * MINUTE - 1))).toBe(true)
  expect(isCodeFor(code, what, later(noon, 5 * MINUTE))).toBe(false)
  expect(isCodeFor(code, { ...what, payFen: yuan(801) }, noon)).toBe(false)
  expect(isCodeFor(code, { ...what, orderId: newId('ord') }, noon)).toBe(false)
  expect(isCodeFor(null, what, noon)).toBe(false)
})

test('another is sent after a minute, the same wish sends nothing more, and one that never left is sent again', () => {
  const first = made(nextPhoneCode(wish(), null, noon))
  const sent = { ...first, isSent: true, tries: 2 }
  expect(nextPhoneCode(wish(), sent, later(noon, 59 * SECOND))).toMatchObject({ code: 'PHONE_CODE_TOO_SOON' })
  expect(nextPhoneCode(wish(), sent, later(noon, MINUTE))).toMatchObject({ tries: 0, isSent: false, sends: 2 })
  expect(nextPhoneCode(wish(first.codeId), sent, later(noon, MINUTE))).toBe(sent)
  expect(nextPhoneCode({ ...wish(first.codeId), payFen: yuan(1) }, sent, noon)).toMatchObject({
    code: 'COMMAND_ID_REUSED',
  })
  const again = made(nextPhoneCode(wish(first.codeId), first, later(noon, SECOND)))
  expect(again).toMatchObject({ askedAt: noon, isSent: false, sends: 2 })
})

test('a day has ten messages, those that were only tried included, and the next day begins anew', () => {
  let code: PhoneCode | null = null
  for (let number = 0; number < 10; number++) {
    code = { ...made(nextPhoneCode(wish(), code, later(noon, number * MINUTE))), isSent: number % 2 === 0 }
  }
  const last = code as PhoneCode
  expect(last.sends).toBe(10)
  expect(nextPhoneCode(wish(), last, later(noon, HOUR))).toMatchObject({ code: 'PHONE_CODE_DAY_LIMIT' })
  expect(nextPhoneCode(wish(last.codeId), last, later(noon, HOUR))).toMatchObject({ code: 'PHONE_CODE_DAY_LIMIT' })
  expect(nextPhoneCode(wish(), last, later(noon, DAY))).toMatchObject({ sends: 1 })
})

test('a number that was just given confirms nothing for a day, and is shown by its ends only', () => {
  expect(settledAt({ number: '13800138000', givenAt: noon })).toBe(later(noon, DAY))
  expect(maskedPhone('13800138000')).toBe('138****8000')
})
