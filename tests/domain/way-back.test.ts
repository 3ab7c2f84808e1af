import { wayBack } from '../../src/domain/refunds/top-up-refund'
import { DAY, instant, later } from '../../src/domain/time'

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
