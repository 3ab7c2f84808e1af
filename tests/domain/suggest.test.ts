import fc from 'fast-check'
import type { Coupon } from '../../src/domain/coupons/coupon'
import { endsSoon, suggestedFirst, whyNow } from '../../src/domain/coupons/suggest'
import { fen } from '../../src/domain/money'
import { DAY, endOfShopDay, later, shopDayOf } from '../../src/domain/time'
import { daysAfter, newId, newPack, noon, rulesWith, withCoupon, yuan } from './given'

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
  expect(whyNow(ending(20), spends(50, 50, 50), noon)).toBe('平时的消费就能用上')
  const anyOrder = { ...base.terms, benefit: { kind: 'cash' as const, valueFen: yuan(5) } }
  expect(whyNow(ending(20, { terms: anyOrder }), spends(60, 20, 55), noon)).toBeNull()
})

test('nothing speaks for a coupon that has not begun or is over', () => {
  expect(whyNow(ending(1, { startsAt: later(noon, 1) }), stranger, noon)).toBeNull()
  expect(whyNow(ending(1, { startsAt: noon }), stranger, noon)).not.toBeNull()
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

test('a coupon ends soon in its last days: from its own first moment, three days before its end, to its last moment', () => {
  expect([0, 3, 4].map(days => endsSoon(ending(days), noon))).toEqual([true, true, false])
  const short = ending(2, { startsAt: noon })
  expect([later(noon, -1), noon, later(short.expiresAt, -1), short.expiresAt].map(at => endsSoon(short, at))).toEqual([
    ...[false, true, true, false],
  ])
})

test('what cannot be used at this hour stands behind what can, and what has not begun at the very end', () => {
  const sunday = rulesWith({
    coupon_templates: [
      { _id: 'early', title: '早餐券', kind: '代金', valueYuan: 5, validDays: 30, perMember: 9, hours: '08:00-10:00' },
      { _id: 'midday', title: '午餐券', kind: '代金', valueYuan: 5, validDays: 30, perMember: 9, hours: '11:00-13:00' },
    ],
  })
  const [early, midday] = ['early', 'midday'].map(id => withCoupon(newPack(), id, noon, sunday).coupon) as [
    Coupon,
    Coupon,
  ]
  const begins = ending(20, { startsAt: later(noon, 1) })
  const usual = ending(35)
  expect(suggestedFirst([begins, early, usual, midday], stranger, noon)).toEqual([midday, usual, early, begins])
})
