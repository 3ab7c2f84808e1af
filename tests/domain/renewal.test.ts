import fc from 'fast-check'
import { fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { DAY, type Instant, instant } from '../../src/domain/time'
import { renewalFor } from '../../src/domain/top-up/renewal'
import type { Tier } from '../../src/domain/top-up/tier'
import { daysAfter, newPack, noon, rules, toppedUp, yuan } from './given'

const tiers: Tier[] = rules.tiers

/** Top-ups of one tier on some days after noon; the last of them still lies on the card. */
function rhythm(days: number[], payYuan = 300): Pack {
  const rich = toppedUp(newPack(), { payFen: yuan(payYuan), bonusFen: fen(0) }).pack
  const pastTopUps = days.map(day => ({ tierId: `tier_${payYuan}`, payFen: yuan(payYuan), at: daysAfter(noon, day) }))
  return { ...rich, pastTopUps }
}

/** The same after some yuan were spent on each of the days. */
function spending(pack: Pack, perDay: number, days: number[]): Pack {
  const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
  return days.reduce((now, day) => {
    const spent = spend(now, { amountFen: yuan(perDay), ...till }, rules, daysAfter(noon, day))
    if (spent instanceof Refusal) throw new Error(spent.code)
    return spent.pack
  }, pack)
}

const textAt = (pack: Pack, day: number, available = tiers) =>
  renewalFor(pack, available, daysAfter(noon, day))?.text ?? null

test('a member of about thirty days hears of it three days before, with how long the balance lasts', () => {
  const pack = spending(rhythm([0, 31, 60]), 40, [61, 66, 71, 76, 81])
  expect(textAt(pack, 87)).toBeNull()
  expect(textAt(pack, 88)).toBe('你大约每 31 天充一次 300，余额还能用约 13 天')
  expect(textAt(pack, 91)).toBe('你大约每 31 天充一次 300，余额还能用约 15 天')
})

test('a low balance is said before the day, and plainly when not even a day is left', () => {
  const pack = spending(rhythm([0, 31, 60]), 56, [61, 62, 63, 64])
  expect(textAt(pack, 65)).toBe('你大约每 31 天充一次 300，余额还能用约 1 天')
  expect(textAt(spending(pack, 60, [65]), 66)).toBe('你大约每 31 天充一次 300，余额不够一天用了')
})

test('who never spent hears of the habit alone', () => {
  expect(textAt(rhythm([0, 30, 60]), 88)).toBe('你大约每 30 天充一次 300')
})

test.each<[string, Pack, number]>([
  ['two top-ups are no rhythm', rhythm([0, 30]), 60],
  ['neither the day is near nor the balance low', rhythm([0, 30, 60]), 70],
  ['gaps are nothing like one another', rhythm([0, 2, 90]), 130],
  ['all of it happened within a day', rhythm([0, 0, 0]), 1],
])('nothing is said when %s', (_name, pack, day) => {
  expect(textAt(pack, day)).toBeNull()
})

test('topping up twice within a day is once, and no gap of the rhythm', () => {
  expect(textAt(rhythm([0, 0, 30, 60]), 90)).toBe('你大约每 30 天充一次 300')
  expect(textAt(rhythm([0, 0, 30]), 60)).toBeNull()
})

test('the usual tier must be one that can be taken now', () => {
  const pack = rhythm([0, 30, 60])
  expect(textAt(pack, 90, tiers.slice(1))).toBeNull()
  expect(renewalFor(pack, tiers, daysAfter(noon, 90))?.tier.tierId).toBe('tier_300')
})

test('for any even rhythm the expected day is one gap after the last top-up, whatever the clock says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 3, max: 6 }),
      fc.integer({ min: -3, max: 400 }),
      (gap, times, late) => {
        const days = Array.from({ length: times }, (_, each) => each * gap)
        const last = (times - 1) * gap
        const at: Instant = instant(Math.max(daysAfter(noon, last), daysAfter(noon, last + gap + late)))
        const renewal = renewalFor(rhythm(days), tiers, at)
        const isDue = at >= daysAfter(noon, last + gap) - 3 * DAY
        expect(renewal?.everyDays ?? null).toBe(isDue ? gap : null)
        if (renewal) expect(renewal.expectedAt).toBe(daysAfter(noon, last + gap))
      },
    ),
  )
})
