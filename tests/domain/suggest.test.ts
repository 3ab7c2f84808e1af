import fc from 'fast-check'
import type { Coupon } from '../../src/domain/coupons/coupon'
import { suggestedFirst, whyNow } from '../../src/domain/coupons/suggest'
import { fen } from '../../src/domain/money'
import { DAY, endOfShopDay, later, shopDayOf } from '../../src/domain/time'
import { daysAfter, newId, newPack, noon, withCoupon, yuan } from './given'

const { coupon: base } = withCoupon(newPack(), 'off_10')
const stranger = { pastSpends: [] }

function ending(inDays: number, changes: Partial<Coupon> = {}): Coupon {
  const expiresAt = endOfShopDay(shopDayOf(daysAfter(noon, inDays)))
  return { ...base, couponId: newId('cpn'), startsAt: later(noon, -DAY), expiresAt, ...changes }
}

test.each([
  [0, '今天到期'],
  [1, '还有 1 天到期'],
  [3, '还有 3 天到期'],
  [4, null],
])('a coupon whose last day is in %i days: %p', (days, reason) => {
  expect(whyNow(ending(days), stranger, noon)).toBe(reason)
})

test('a coupon fits a member whose usual purchase reaches its minimum; two purchases are no habit', () => {
  const spends = (...amounts: number[]) => ({ pastSpends: amounts.map(amount => ({ fen: yuan(amount) })) })
  expect(whyNow(ending(20), spends(60, 20, 55), noon)).toBe('平时的消费就能用上')
  expect(whyNow(ending(20), spends(60, 20, 30), noon)).toBeNull()
  expect(whyNow(ending(20), spends(60, 60), noon)).toBeNull()
})

test('nothing speaks for a coupon that has not begun or is over', () => {
  expect(whyNow(ending(1, { startsAt: later(noon, 1) }), stranger, noon)).toBeNull()
  expect(whyNow(ending(1), stranger, ending(1).expiresAt)).toBeNull()
})

test('what has a reason stands before what has none, within each the sooner end first, and none is lost', () => {
  const some = fc.array(
    fc.record({ days: fc.nat({ max: 40 }), started: fc.boolean() }).map(({ days, started }) => ({
      ...ending(days),
      ...(started ? {} : { startsAt: later(noon, 1) }),
    })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(some, fc.array(fc.nat({ max: 20_000 }), { maxLength: 6 }), (coupons, amounts) => {
      const habits = { pastSpends: amounts.map(amount => ({ fen: fen(amount) })) }
      const sorted = suggestedFirst(coupons, habits, noon)
      expect(new Set(sorted)).toEqual(new Set(coupons))
      const rank = (coupon: Coupon) => (coupon.startsAt > noon ? 2 : whyNow(coupon, habits, noon) === null ? 1 : 0)
      sorted.slice(1).forEach((coupon, place) => {
        const before = sorted[place] as Coupon
        expect(rank(before)).toBeLessThanOrEqual(rank(coupon))
        if (rank(before) === rank(coupon)) expect(before.expiresAt).toBeLessThanOrEqual(coupon.expiresAt)
      })
    }),
  )
})
