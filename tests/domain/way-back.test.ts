import { byHandWords } from '../../src/domain/refunds/by-hand-words'
import { refundDueAt, type TopUpRefund, type TopUpRefundState, wayBack } from '../../src/domain/refunds/top-up-refund'
import { DAY, instant, later, SECOND } from '../../src/domain/time'
import { yuan } from './given'

const paidAt = instant(1_795_000_000_000)

test('a top-up goes back by the channel it was paid by for a year, and then from hand to hand', () => {
  const lastMoment = later(paidAt, 365 * DAY - 1)
  expect(wayBack({ paidBy: 'wechat_cloud', paidAt }, lastMoment)).toEqual({ way: 'original', channel: 'wechat_cloud' })
  expect(wayBack({ paidBy: null, paidAt }, paidAt)).toEqual({ way: 'original', channel: null })
  expect(wayBack({ paidBy: 'wechat_cloud', paidAt }, later(paidAt, 365 * DAY))).toEqual({ way: 'by_hand' })
})

test('what was paid at the counter goes back at the counter', () => {
  expect(wayBack({ paidBy: 'counter', paidAt }, paidAt)).toEqual({ way: 'by_hand' })
})

test.each<[TopUpRefundState, number | null]>([
  [{ state: 'holding' }, later(paidAt, 30 * SECOND)],
  [{ state: 'requested', requestedAt: later(paidAt, DAY) }, later(paidAt, DAY + 5 * SECOND)],
  [{ state: 'failed', why: '' }, paidAt],
  [{ state: 'paying_by_hand', since: later(paidAt, DAY), staffId: 'x' }, later(paidAt, DAY)],
  [{ state: 'refunded', refundedAt: paidAt }, null],
  [{ state: 'released', releasedAt: paidAt, why: '' }, null],
  [{ state: 'paid_by_hand', paidAt, staffId: 'x' }, null],
  [{ state: 'manual', since: paidAt }, null],
])(
  'the clock looks at a refund that is %o when it may have stopped, and never at one that waits for a person',
  (progress, dueAt) => {
    expect(refundDueAt({ createdAt: paidAt, progress } as TopUpRefund)).toBe(dueAt)
  },
)

test('the shop reads how much to give back by hand, and whether the balance stays held until then', () => {
  const refundFen = yuan(1256.3)
  expect(byHandWords({ refundFen })).toBe(
    '这笔充值不能原路退回。请把 ¥1,256.30 退给会员本人并留好凭证，再标记为已退款；在此之前，这笔余额保持冻结',
  )
  expect(byHandWords({ refundFen, sale: {} as TopUpRefund['sale'] })).toBe(
    '这笔消费里微信支付的部分不能原路退回。请把 ¥1,256.30 退给会员本人并留好凭证，再标记为已退款',
  )
})
