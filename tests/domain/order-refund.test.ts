import fc from 'fast-check'
import { makeId } from '../../src/domain/ids'
import { fen, sumFen } from '../../src/domain/money'
import { instant } from '../../src/domain/time'
import type { OrderState } from '../../src/domain/top-up/order'
import { isCredited, orderUnderRefund, type RefundStep } from '../../src/domain/top-up/order-refund'

const at = instant(Date.UTC(2026, 10, 22))
const later = instant(at + 1000)
const settled: OrderState = { state: 'settled', transactionId: 't', paidAt: at, settledAt: at }
const refundOf = (n: number, yuan: number) => ({
  refundId: makeId('rft', at, new Uint8Array(10).fill(n)),
  refundFen: fen(yuan * 100),
})
const [first, second] = [refundOf(1, 100), refundOf(2, 50)]

function tell(progress: OrderState, refund: typeof first, ...steps: RefundStep[]): OrderState {
  return steps.reduce<OrderState>((now, step) => orderUnderRefund(now, refund, step, later) ?? now, progress)
}

test('an order follows its refund to the end and adds up what several paid back', () => {
  const once = tell(settled, first, 'refunding', 'refunded')
  expect(once).toMatchObject({ state: 'refunded', refundedFen: fen(10_000), transactionId: 't', settledAt: at })
  expect(tell(once, second, 'refunding', 'manual_refund')).toMatchObject({
    state: 'manual_refund',
    earlier: { refundedFen: 10_000 },
  })
  expect(tell(once, second, 'refunding', 'manual_refund', 'refunded')).toMatchObject({ refundedFen: 15_000 })
})

test('a refund that comes to nothing leaves the order as it was', () => {
  expect(tell(settled, first, 'refunding', 'released')).toEqual(settled)
  const once = tell(settled, first, 'refunding', 'refunded')
  expect(tell(once, second, 'refunding', 'released')).toMatchObject({ state: 'refunded', refundedFen: 10_000 })
})

test('what came late and did not go back by itself says that it stays, once', () => {
  const late: OrderState = { ...settled, late: true }
  const kept = tell(late, first, 'released')
  expect(kept).toEqual({ ...late, kept: true })
  expect(tell(late, first, 'refunding', 'released')).toEqual(kept)
  expect(orderUnderRefund(kept, first, 'released', later)).toBeNull()
  expect(tell(kept, second, 'refunding', 'refunded')).toMatchObject({ state: 'refunded', late: true, kept: true })
})

test('a second refund has no say while the first is under way, and an order that was never credited hears of none', () => {
  const underWay = tell(settled, first, 'refunding')
  for (const step of ['refunding', 'manual_refund', 'refunded', 'released'] as const) {
    expect(orderUnderRefund(underWay, second, step, later)).toBeNull()
    expect(orderUnderRefund({ state: 'created' }, first, step, later)).toBeNull()
    expect(orderUnderRefund({ state: 'suspense', since: at, reason: 'x' }, first, step, later)).toBeNull()
  }
})

test('however the steps of refunds one after the other are repeated, each counts once', () => {
  const ends = fc.constantFrom<RefundStep>('refunded', 'released')
  const refunds = fc.array(
    fc.record({ yuan: fc.integer({ min: 1, max: 50 }), end: ends, again: fc.integer({ max: 3 }) }),
  )
  fc.assert(
    fc.property(refunds, each => {
      let now: OrderState = settled
      for (const [n, { yuan, end, again }] of each.entries()) {
        const refund = refundOf(n + 1, yuan)
        now = tell(now, refund, 'refunding')
        for (let times = 0; times <= Math.max(0, again); times++) now = tell(now, refund, end)
        expect(isCredited(now)).toBe(true)
      }
      const paidBack = sumFen(each.filter(({ end }) => end === 'refunded').map(({ yuan }) => fen(yuan * 100)))
      expect(now.state === 'refunded' ? now.refundedFen : 0).toBe(paidBack)
    }),
  )
})
