import type { TopUpRefund, TopUpRefundState } from '../../src/domain/refunds/top-up-refund'
import { backToPayer, suspenseUnderRefund, wayOfSuspense } from '../../src/domain/top-up/suspense'
import { newId, noon, packIdOf, yuan } from './given'

const order = { orderId: newId('ord'), packId: packIdOf('payer') }
const { orderId } = order
const paid = { totalFen: 29_999, paidAt: noon, refunded: false }
const refund = backToPayer(order, paid, noon) as TopUpRefund
const aside = { state: 'suspense' as const, since: noon, reason: 'x' }

test('all that was paid goes back, and not what was asked for', () => {
  expect(refund).toMatchObject({ refundFen: yuan(299.99), paidFen: yuan(299.99), uncredited: true, orderId })
  expect(refund.refundId.slice(3)).toBe(orderId.slice(3))
})

test('what the channel has given back already, or names no amount of, does not go back', () => {
  expect(backToPayer(order, { ...paid, refunded: true }, noon)).toBeNull()
  for (const totalFen of [0, -1, 0.5, Number.NaN]) expect(backToPayer(order, { ...paid, totalFen }, noon)).toBeNull()
})

test('an order that is set aside says how far its refund has come, each step once', () => {
  const { refundId, refundFen } = refund
  const told = suspenseUnderRefund(aside, refund, 'refunding')
  expect(told).toEqual({ ...aside, back: { refundId, refundFen, step: 'refunding' } })
  expect(told && suspenseUnderRefund(told, refund, 'refunding')).toBeNull()
  expect(told && suspenseUnderRefund(told, refund, 'refunded')?.back?.step).toBe('refunded')
  expect(suspenseUnderRefund(aside, refund, 'released')).toBeNull()
})

test.each([
  ['holding', 'refunding'],
  ['requested', 'refunding'],
  ['manual', 'manual_refund'],
  ['paying_by_hand', 'manual_refund'],
  ['refunded', 'refunded'],
  ['paid_by_hand', 'refunded'],
] as const)('an order that is set aside late says of a refund in state %s: %s', (state, step) => {
  expect(wayOfSuspense({ ...refund, progress: { state } as TopUpRefundState }).step).toBe(step)
})
