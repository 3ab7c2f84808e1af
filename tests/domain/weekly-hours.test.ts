import fc from 'fast-check'
import { type Instant, instant, MINUTE, shopWeekMinute } from '../../src/domain/time'
import { hoursText, isWithinHours, readWeeklyHours, type WeeklyHours } from '../../src/domain/weekly-hours'
import { shopTime } from './given'

function hours(...texts: string[]): WeeklyHours[] {
  return texts.map(text => {
    const read = readWeeklyHours(text)
    if (!read) throw new Error(`not read: ${text}`)
    return read
  })
}

const span: fc.Arbitrary<WeeklyHours> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map(days => days.sort((a, b) => a - b)),
    from: fc.integer({ min: 0, max: 1439 }),
    until: fc.integer({ min: 1, max: 1440 }),
  })
  .filter(({ from, until }) => from !== until)

describe('hours as a merchant writes them', () => {
  test.each([
    ['周末', '周末'],
    ['周六、周日', '周末'],
    ['周一至周五', '工作日'],
    ['星期一至星期三、周日', '周一、周二、周三、周日'],
    ['工作日 11:00-14:00', '工作日 11:00–14:00'],
    ['工作日11:00-14:00', '工作日 11:00–14:00'],
    ['周五，周六 22:00-2:00', '周五、周六 22:00–次日 02:00'],
    ['18:00–21:30', '每天 18:00–21:30'],
    ['周日 18:00-00:00', '周日 18:00–24:00'],
    ['周日 18:00-24:00', '周日 18:00–24:00'],
  ])('"%s" reads as %s', (text, words) => {
    expect(hoursText(hours(text))).toBe(words)
  })

  test.each([
    '',
    '周八',
    '周五至周一',
    '周末至周三',
    '周一至周三至周五',
    '11:00',
    '25:00-26:00',
    '24:00-02:00',
    '11:60-12:00',
    '11:00-11:00',
    'constructor',
    '每天 11:00-14:00 22:00-23:00',
    7,
    null,
  ])('%p is not read', text => {
    expect(readWeeklyHours(text)).toBeNull()
  })

  test('what was read says itself in words that read as the same again', () => {
    fc.assert(
      fc.property(span, each => {
        const text = hoursText([each])
          .replace('次日 ', '')
          .replace(/^(.*)$/, '$1')
        expect(readWeeklyHours(text)).toEqual(each)
      }),
    )
  })
})

describe('a moment within hours', () => {
  test.each([
    ['周末', '2026-11-21 00:00:00', true],
    ['周末', '2026-11-22 23:59:59', true],
    ['周末', '2026-11-23 00:00:00', false],
    ['工作日 11:00-14:00', '2026-11-23 11:00:00', true],
    ['工作日 11:00-14:00', '2026-11-23 13:59:59', true],
    ['工作日 11:00-14:00', '2026-11-23 14:00:00', false],
    ['工作日 11:00-14:00', '2026-11-22 12:00:00', false],
    ['周五 22:00-02:00', '2026-11-20 21:59:59', false],
    ['周五 22:00-02:00', '2026-11-20 22:00:00', true],
    ['周五 22:00-02:00', '2026-11-21 01:59:59', true],
    ['周五 22:00-02:00', '2026-11-21 02:00:00', false],
    ['周五 22:00-02:00', '2026-11-21 22:00:00', false],
    ['周日 22:00-02:00', '2026-11-23 01:00:00', true],
    ['周日 22:00-02:00', '2026-11-22 01:00:00', false],
  ])('%s holds %s: %p', (text, at, within) => {
    expect(isWithinHours(hours(text), shopTime(at))).toBe(within)
  })

  test('no hours at all are every hour', () => {
    expect(isWithinHours(null, shopTime('2026-11-22 04:00:00'))).toBe(true)
  })

  /** Another way to count: a span holds a moment when it began at one of the minutes of the day before it. */
  function counted({ days, from, until }: WeeklyHours, at: Instant): boolean {
    const length = (until - from + 1440) % 1440 || 1440
    for (let back = 0; back < length; back++) {
      const { weekday, minute } = shopWeekMinute(instant(at - back * MINUTE))
      if (minute === from) return days.includes(weekday)
    }
    return false
  }

  test('a span is as long as it says, whichever day it ends on', () => {
    const week = fc.integer({ min: 0, max: 7 * 1440 - 1 })
    fc.assert(
      fc.property(span, week, (each, minute) => {
        const at = instant(shopTime('2026-11-23 00:00:00') + minute * MINUTE)
        expect(isWithinHours([each], at)).toBe(counted(each, at))
      }),
      { numRuns: 300 },
    )
  })

  test('the weekday and minute are those of the shop, not of the machine', () => {
    expect(shopWeekMinute(shopTime('2026-11-22 00:00:00'))).toEqual({ weekday: 7, minute: 0 })
    expect(shopWeekMinute(shopTime('2026-11-22 23:59:59'))).toEqual({ weekday: 7, minute: 1439 })
    expect(shopWeekMinute(shopTime('2028-02-29 08:30:00'))).toEqual({ weekday: 2, minute: 510 })
  })
})
