import fc from 'fast-check'
import {
  addDays,
  addMonths,
  DAY,
  dayText,
  endOfShopDay,
  expiryAfterDays,
  instant,
  lastDayBefore,
  later,
  momentText,
  type ShopDay,
  shopDay,
  shopDayOf,
  shopMonth,
  startOfShopDay,
} from '../../src/domain/time'
import { shopTime } from './given'

function day(text: string): ShopDay {
  const read = shopDay(text)
  if (!read) throw new Error(`no day: ${text}`)
  return read
}

const someDay = fc
  .integer({ min: Date.UTC(2000, 0, 1) / DAY, max: Date.UTC(2199, 11, 31) / DAY })
  .map(days => day(new Date(days * DAY).toISOString().slice(0, 10)))
const someInstant = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2199, 0, 1) }).map(instant)

test('the shop day changes at midnight in China, not in Greenwich', () => {
  expect(shopDayOf(shopTime('2026-11-22 00:00:00'))).toBe('2026-11-22')
  expect(shopDayOf(instant(shopTime('2026-11-22 00:00:00') - 1))).toBe('2026-11-21')
  expect(shopDayOf(shopTime('2026-11-22 08:00:00'))).toBe('2026-11-22')
  expect(shopDayOf(shopTime('2026-11-22 23:59:59'))).toBe('2026-11-22')
})

test('a day begins at its start and is over at its exclusive end', () => {
  fc.assert(
    fc.property(someDay, each => {
      const start = startOfShopDay(each)
      const end = endOfShopDay(each)
      expect(end - start).toBe(DAY)
      expect(shopDayOf(start)).toBe(each)
      expect(shopDayOf(instant(end - 1))).toBe(each)
      expect(shopDayOf(end)).toBe(addDays(each, 1))
      expect(lastDayBefore(end)).toBe(each)
    }),
  )
})

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2025-02-29',
  '2026-1-1',
  '26-01-01',
  '2026/01/01',
  '',
  20261231,
  null,
])('%p is no day', text => {
  expect(shopDay(text)).toBeNull()
})

test.each(['1969-12-31', '0000-01-01', '1970-01-01', '1999-12-31'])(
  '%s was before any shop and is no day of one',
  text => {
    expect(shopDay(text)).toBeNull()
  },
)

test('29 February exists in leap years', () => {
  expect(shopDay('2028-02-29')).toBe('2028-02-29')
})

test('months are counted from the anchor and clamped, so they never drift', () => {
  const anchor = day('2026-01-31')
  expect([1, 2, 3, 13, 25].map(months => addMonths(anchor, months))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2027-02-28',
    '2028-02-29',
  ])
})

test('a month later is the same day of the month, or the last day of a shorter month', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 240 }), (anchor, months) => {
      const then = addMonths(anchor, months)
      const [year = 0, month = 0] = anchor.split('-').map(Number)
      const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
      expect(Number(then.slice(8))).toBe(Math.min(Number(anchor.slice(8)), lastDay))
    }),
  )
})

test('what is given today for 30 days is good until the end of the 30th day after', () => {
  const given = shopTime('2026-11-22 23:59:59')
  expect(expiryAfterDays(given, 30)).toBe(endOfShopDay(day('2026-12-22')))
  expect(expiryAfterDays(later(given, 1000), 30)).toBe(endOfShopDay(day('2026-12-23')))
})

test('an expiry lies a whole number of days ahead, whatever the hour', () => {
  fc.assert(
    fc.property(someInstant, fc.integer({ min: 1, max: 3650 }), (at, days) => {
      const ahead = expiryAfterDays(at, days) - at
      expect(ahead).toBeGreaterThan(days * DAY)
      expect(ahead).toBeLessThanOrEqual((days + 1) * DAY)
    }),
  )
})

test('a statement month is whole in the shop’s zone and follows the one before without a gap', () => {
  expect(shopMonth('2026-12')).toEqual({
    from: shopTime('2026-12-01 00:00:00'),
    until: shopTime('2027-01-01 00:00:00'),
  })
  expect(shopMonth('2026-11')?.until).toBe(shopMonth('2026-12')?.from)
  for (const wrong of [
    '2026-13',
    '2026-00',
    '2026-1',
    '1969-01',
    '0000-12',
    '2026-12-01',
    'x2026-12',
    '',
    null,
    ['2026-12'],
  ])
    expect(shopMonth(wrong)).toBeNull()
})

test('moments are named as people say them', () => {
  const now = shopTime('2026-11-22 15:00:00')
  expect(momentText(shopTime('2026-11-22 00:05:00'), now)).toBe('今天 00:05')
  expect(momentText(shopTime('2026-11-21 23:59:00'), now)).toBe('昨天 23:59')
  expect(momentText(shopTime('2026-03-08 18:30:00'), now)).toBe('3月8日 18:30')
  expect(momentText(shopTime('2025-12-31 18:30:00'), now)).toBe('2025年12月31日 18:30')
  expect(dayText(day('2026-12-31'), now)).toBe('12月31日')
  expect(dayText(day('2027-01-05'), now)).toBe('2027年1月5日')
})

test('what is no instant is said', () => {
  for (const wrong of [-1, 0.5, Number.NaN]) expect(() => instant(wrong)).toThrow(`not an instant: ${wrong}`)
})

test('an instant is a whole, non-negative count of milliseconds', () => {
  for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => instant(wrong)).toThrow(RangeError)
})
