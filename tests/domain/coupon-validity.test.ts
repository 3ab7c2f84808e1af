import fc from 'fast-check'
import { whyNotHereAndNow } from '../../src/domain/coupons/eligibility'
import { expiryOfClaim } from '../../src/domain/coupons/template'
import { type Instant, instant, lastDayBefore, later, shopDayOf, shopWeekMinute } from '../../src/domain/time'
import { isWithinHours, readWeeklyHours } from '../../src/domain/weekly-hours'
import { codeOf, newPack, rulesWith, shopTime, withCoupon } from './given'

/** Any moment of ten years, the last milliseconds of months and of leap days among them. */
const moment = fc.oneof(
  fc.integer({ min: shopTime('2024-01-01 00:00:00'), max: shopTime('2033-12-31 23:59:59') }).map(instant),
  fc
    .tuple(fc.integer({ min: 2024, max: 2033 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -2, max: 2 }))
    .map(([year, month, off]) => later(shopTime(`${year}-${String(month).padStart(2, '0')}-01 00:00:00`), off)),
)

function templateWith(validity: { validDays: number } | { validMonths: number }) {
  const rules = rulesWith({
    coupon_templates: [{ _id: 'one', title: '代金券', kind: '代金', valueYuan: 5, perMember: 9, ...validity }],
  })
  const [template] = rules.couponTemplates
  if (!template) throw new Error('no template')
  return { rules, template }
}

test('whenever a coupon is claimed, it is good to the last millisecond of its last day in China and not one longer', () => {
  const lengths = fc.oneof(
    fc.integer({ min: 1, max: 365 }).map(validDays => ({ validDays })),
    fc.integer({ min: 1, max: 24 }).map(validMonths => ({ validMonths })),
  )
  fc.assert(
    fc.property(moment, lengths, (at, length) => {
      const { rules, template } = templateWith(length)
      const { coupon } = withCoupon(newPack(at), 'one', at, rules)
      const use = (when: Instant) =>
        codeOf(whyNotHereAndNow(coupon, { storeId: 'store_nanshan', storeNameOf: id => id, at: when }))
      expect(coupon.expiresAt).toBe(expiryOfClaim(template, at))
      expect([use(at), use(later(coupon.expiresAt, -1)), use(coupon.expiresAt)]).toEqual([null, null, 'COUPON_EXPIRED'])
      // Midnight there, whatever the machine's own zone.
      expect(shopWeekMinute(coupon.expiresAt).minute).toBe(0)
      expect(shopDayOf(later(coupon.expiresAt, -1))).toBe(lastDayBefore(coupon.expiresAt))
    }),
    { numRuns: 200 },
  )
})

test('a month from any day ends on that day of the month, or on the last day of a shorter one', () => {
  const { template } = templateWith({ validMonths: 1 })
  fc.assert(
    fc.property(moment, at => {
      const [from, last] = [shopDayOf(at), lastDayBefore(expiryOfClaim(template, at))]
      const [day, lastDay] = [Number(from.slice(8)), Number(last.slice(8))]
      const nextMonth = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 1))
      expect(last.slice(0, 7)).toBe(nextMonth.toISOString().slice(0, 7))
      const length = new Date(Date.UTC(nextMonth.getUTCFullYear(), nextMonth.getUTCMonth() + 1, 0)).getUTCDate()
      expect(lastDay).toBe(Math.min(day, length))
    }),
  )
})

test('hours open and close by the shop’s clock on every day of every year', () => {
  const hours = readWeeklyHours('周五、周六 22:00-02:00')
  if (!hours) throw new Error('hours that cannot be read')
  fc.assert(
    fc.property(moment, at => {
      const { weekday, minute } = shopWeekMinute(at)
      const late = (weekday === 5 || weekday === 6) && minute >= 22 * 60
      const early = (weekday === 6 || weekday === 7) && minute < 2 * 60
      expect(isWithinHours([hours], at)).toBe(late || early)
    }),
  )
})
