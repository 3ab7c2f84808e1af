import type { PasswordResetId } from '../../src/domain/ids'
import { askedStep, begunReset, letByStoreStep, whyNotReset } from '../../src/domain/risk/password-reset'
import { DAY, HOUR, later, MINUTE } from '../../src/domain/time'
import { noon } from './given'

const resetId = 'pwr_01HZZZZZZZZZZZZZZZZZZZZZZZ' as PasswordResetId
const otherId = 'pwr_01HZZZZZZZZZZZZZZZZZZZZZZY' as PasswordResetId
const store = { storeId: 's', storeName: '南山店', staffId: 'manager' }

test('a forgotten password can be set anew after the waiting time, for seven days', () => {
  const reset = begunReset(resetId, askedStep(72, noon), noon, noon)
  const why = (hours: number, id = resetId) => whyNotReset(reset ?? undefined, id, later(noon, hours * HOUR))?.code
  expect(why(0)).toBe('PASSWORD_RESET_NOT_YET')
  expect(whyNotReset(reset ?? undefined, resetId, later(noon, 72 * HOUR - 1))?.details).toEqual({
    from: later(noon, 3 * DAY),
  })
  expect(why(72)).toBeUndefined()
  expect(why(72 + 7 * 24)).toBe('PASSWORD_RESET_OVER')
  expect(why(72, otherId)).toBe('PASSWORD_RESET_OVER')
  expect(whyNotReset(undefined, resetId, noon)?.code).toBe('PASSWORD_RESET_OVER')
})

test('what staff let is good at once, and for half an hour', () => {
  const reset = begunReset(resetId, letByStoreStep(store, noon), noon, noon) ?? undefined
  expect(whyNotReset(reset, resetId, noon)).toBeNull()
  expect(whyNotReset(reset, resetId, later(noon, 30 * MINUTE - 1))).toBeNull()
  expect(whyNotReset(reset, resetId, later(noon, 30 * MINUTE))?.code).toBe('PASSWORD_RESET_OVER')
})

test('an old wish begins nothing again, and an end begins nothing', () => {
  const step = askedStep(24, noon)
  expect(begunReset(resetId, step, noon, later(noon, HOUR - 1))).toMatchObject({ resetId, by: 'waiting' })
  expect(begunReset(resetId, step, noon, later(noon, HOUR))).toBeNull()
  expect(begunReset(resetId, { step: 'done' }, noon, noon)).toBeNull()
  expect(begunReset(resetId, { step: 'given_up' }, noon, noon)).toBeNull()
})
