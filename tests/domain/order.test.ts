import { instant, MINUTE } from '../../src/domain/time'
import { dueAtOf, isGivenUp, newOrder, PAYMENT_WINDOW, type Trade, whyNotCredited } from '../../src/domain/top-up/order'
import { codeOf, newId, newPack, noon, ordered, packIdOf, quoted, yuan } from './given'

const order = ordered(quoted('tier_800', newPack()))
const paid: Extract<Trade, { trade: 'paid' }> = {
  trade: 'paid',
  transactionId: '4200001',
  totalFen: yuan(800),
  paidAt: noon,
  refunded: false,
}

test('a new order waits for its payment, for a window that WeChat lets us close', () => {
  expect(order.progress).toEqual({ state: 'created' })
  expect(order.payBefore - order.createdAt).toBe(PAYMENT_WINDOW)
  expect(PAYMENT_WINDOW).toBeGreaterThan(5 * MINUTE)
})

test('an id from the future is refused before anything can be paid under it', () => {
  const start = (ahead: number) =>
    codeOf(newOrder(newId('ord', instant(noon + ahead)), packIdOf('x'), order.quote, noon))
  expect(start(2 * MINUTE)).toBeNull()
  expect(start(2 * MINUTE + 1)).toBe('COMMAND_ID_TIME')
  expect(start(-365 * 24 * 60 * MINUTE)).toBeNull()
})

test('the clock looks at whatever is not over, and at nothing else', () => {
  const settled = { transactionId: '1', paidAt: noon, settledAt: noon }
  const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'MD5', paySign: 's' } as const
  expect(dueAtOf(order)).toBe(order.payBefore)
  expect(dueAtOf({ ...order, progress: { state: 'paying', payment } })).toBe(order.payBefore)
  expect(dueAtOf({ ...order, progress: { state: 'paid', transactionId: '1', paidAt: noon } })).toBe(noon)
  expect(dueAtOf({ ...order, progress: { state: 'settled', ...settled } })).toBeNull()
  expect(dueAtOf({ ...order, progress: { state: 'given_up', since: noon } })).toBe(order.payBefore)
  const back = { refundId: newId('rft'), refundFen: yuan(1), since: noon, earlier: null }
  const over = { refundId: newId('rft'), refundedFen: yuan(1), refundedAt: noon }
  expect(dueAtOf({ ...order, progress: { state: 'refunding', ...settled, ...back } })).toBeNull()
  expect(dueAtOf({ ...order, progress: { state: 'manual_refund', ...settled, ...back } })).toBeNull()
  expect(dueAtOf({ ...order, progress: { state: 'refunded', ...settled, ...over } })).toBeNull()
  expect(dueAtOf({ ...order, progress: { state: 'closed', closedAt: noon, reason: 'unpaid' } })).toBeNull()
  expect(dueAtOf({ ...order, progress: { state: 'suspense', since: noon, reason: 'x' } })).toBeNull()
})

test('only the exact payment is credited by itself', () => {
  expect(whyNotCredited(order, paid)).toBeNull()
  for (const totalFen of [yuan(799.99), yuan(800.01), 0, Number.NaN]) {
    expect(whyNotCredited(order, { ...paid, totalFen })).toContain('应付')
  }
})

test('a payment that was given back at WeChat is not credited', () => {
  expect(whyNotCredited(order, { ...paid, refunded: true })).toBe('这笔付款已在支付平台退款')
})

test('money is not wanted any more only where the shopper chose another way to pay', () => {
  const closed = (reason: 'unpaid' | 'given_up' | 'refused') => ({ state: 'closed' as const, closedAt: noon, reason })
  expect(isGivenUp({ progress: { state: 'given_up', since: noon } })).toBe(true)
  expect((['given_up', 'unpaid', 'refused'] as const).map(reason => isGivenUp({ progress: closed(reason) }))).toEqual([
    ...[true, false, false],
  ])
  expect(isGivenUp(order)).toBe(false)
})
