import fc from 'fast-check'
import { fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, instant } from '../../src/domain/time'
import { climbsBetween } from '../../src/domain/top-up/climb'
import { nudgeFor } from '../../src/domain/top-up/nudge'
import { recommendTier } from '../../src/domain/top-up/recommend'
import type { Tier } from '../../src/domain/top-up/tier'
import { tierRules } from '../../src/domain/top-up/tier-rules'
import { daysAfter, newPack, noon, rules, rulesWith, shopTime, toppedUp, yuan } from './given'

function tier(tierId: string, pay: number, bonus: number): Tier {
  return {
    tierId,
    payFen: yuan(pay),
    bonusFen: yuan(bonus),
    bonusValidDays: 365,
    startsAt: instant(0),
    endsAt: null,
    perMember: null,
  }
}

const [small, middle, large] = [tier('t300', 300, 30), tier('t800', 800, 120), tier('t1500', 1500, 300)]
const tiers = [small, middle, large]

function past(...taken: Tier[]): Pack['pastTopUps'] {
  return taken.map(({ tierId, payFen }, place) => ({ tierId, payFen, at: daysAfter(noon, place - 10) }))
}

describe('the recommended tier', () => {
  test.each([
    ['nobody has topped up yet', tiers, past(), 't300', '第一次充值，从这一档开始'],
    ['one top-up', tiers, past(middle), 't800', '上次充的就是 800'],
    [
      'one kind more often than the others',
      tiers,
      past(small, middle, middle, large),
      't800',
      '最近 4 次里，2 次充 800',
    ],
    ['equally often: the latest', tiers, past(small, middle, small, middle), 't800', '最近 4 次里，2 次充 800'],
    ['the last one cannot be taken now', [small, middle], past(small, large), 't300', '之前充过 300'],
    [
      'none of the past ones can be taken now',
      [small, middle],
      past(large),
      't300',
      '之前充的档位现在不可选，可先充这一档',
    ],
    [
      'its price has changed since',
      [tier('t300', 200, 30), middle],
      past(small),
      't300',
      '之前充的档位现在不可选，可先充这一档',
    ],
  ])('%s', (_name, available, history, tierId, reason) => {
    expect(recommendTier(available, history)).toEqual({ tierId, reason })
  })

  test('there is none when nothing can be taken', () => {
    expect(recommendTier([], past(small))).toBeNull()
  })

  test('it can always be taken, and a count it names is the count there is', () => {
    const history = fc.array(fc.constantFrom(...tiers), { maxLength: 6 })
    fc.assert(
      fc.property(fc.subarray(tiers, { minLength: 1 }), history, (available, taken) => {
        const advice = recommendTier(available, past(...taken))
        const chosen = available.find(each => each.tierId === advice?.tierId)
        expect(chosen).toBeDefined()
        const times = taken.filter(each => each === chosen).length
        for (const each of available) {
          expect(taken.filter(other => other === each).length).toBeLessThanOrEqual(times)
        }
        if (advice?.reason.startsWith('最近')) expect(advice.reason).toContain(`${taken.length} 次里，${times} 次充`)
        if (advice?.reason.startsWith('上次')) expect(taken.at(-1)).toBe(chosen)
      }),
    )
  })
})

describe('climbs', () => {
  test('between neighbours: what more costs and what more brings', () => {
    expect(climbsBetween(tiers)).toEqual([
      { fromTierId: 't300', toTierId: 't800', morePayFen: yuan(500), moreBonusFen: yuan(90) },
      { fromTierId: 't800', toTierId: 't1500', morePayFen: yuan(700), moreBonusFen: yuan(180) },
    ])
  })

  test('500 more gets 100 more', () => {
    expect(climbsBetween([tier('a', 500, 50), tier('b', 1000, 150)])).toMatchObject([
      { morePayFen: yuan(500), moreBonusFen: yuan(100) },
    ])
  })

  test('nothing is promised where paying more brings nothing more', () => {
    expect(climbsBetween([tier('a', 300, 30), tier('b', 800, 30)])).toEqual([])
    expect(climbsBetween([tier('a', 300, 30), tier('b', 300, 60)])).toEqual([])
    expect(climbsBetween([small])).toEqual([])
    expect(climbsBetween([])).toEqual([])
  })

  test('they follow the tiers as they are published', () => {
    const live = rulesWith({
      tiers: [
        { _id: 'b', payYuan: 800, bonusYuan: 100 },
        { _id: 'a', payYuan: 300, bonusYuan: 30 },
      ],
    })
    expect(climbsBetween(live.tiers)).toMatchObject([{ fromTierId: 'a', toTierId: 'b', moreBonusFen: yuan(70) }])
  })
})

describe('the hint that the balance runs low', () => {
  const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

  /** A member who tops up 300 and spends some yuan on each of so many days. */
  function spending(perDay: number, days: number): Pack {
    const rich = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(0) }).pack
    let pack: Pack = { ...rich, pastTopUps: past(small) }
    for (let day = 0; day < days; day++) {
      const spent = spend(pack, { amountFen: yuan(perDay), ...till }, rules, daysAfter(noon, day))
      if (spent instanceof Refusal) throw new Error(spent.code)
      pack = spent.pack
    }
    return pack
  }

  test('is given when the member’s own pace leaves a week or less', () => {
    const pack = spending(40, 5)
    expect(nudgeFor(pack, small, daysAfter(noon, 5))).toEqual({
      daysLeft: 2,
      tier: small,
      text: '余额还够约 2 天，上次充的 300 档送 30',
    })
  })

  test('says plainly when not even a day is left, and names no last time that was not', () => {
    expect(nudgeFor(spending(60, 5), middle, daysAfter(noon, 5))?.text).toBe('余额不够一天用了，800 档送 120')
    expect(nudgeFor(spending(60, 5), tier('t300', 400, 0), daysAfter(noon, 5))?.text).toBe(
      '余额不够一天用了，400 档可再充',
    )
  })

  test.each([
    ['there is no rhythm yet', spending(100, 2), 5],
    ['all was spent within two days', spending(95, 3), 2.9],
    ['the balance lasts longer than a week', spending(10, 5), 5],
    ['nobody ever spent', spending(1, 0), 5],
  ])('is silent when %s', (_name, pack, day) => {
    expect(nudgeFor(pack, small, daysAfter(noon, day))).toBeNull()
  })

  test('is silent when there is no tier to take', () => {
    expect(nudgeFor(spending(60, 5), null, daysAfter(noon, 5))).toBeNull()
  })

  test('never says more days than the balance lasts at that pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 59 }),
        fc.integer({ min: 3, max: 5 }),
        fc.nat({ max: 200 }),
        (perDay, days, hours) => {
          const pack = spending(perDay, days)
          const at = instant(daysAfter(noon, days) + hours * HOUR)
          const nudge = nudgeFor(pack, small, at)
          const left = 300 - perDay * days
          const pace = (perDay * days) / (days + hours / 24)
          // A hair of tolerance: here and there the same quotient is rounded in another order.
          if (nudge === null) expect(left / pace).toBeGreaterThan(8 - 1e-9)
          else expect(Math.abs(left / pace - nudge.daysLeft - 0.5)).toBeLessThan(0.5 + 1e-9)
        },
      ),
    )
  })
})

test('a tier’s conditions are told in words', () => {
  const now = shopTime('2026-11-22 12:00:00')
  expect(tierRules(small, [], now)).toEqual(['赠送部分 365 天内有效', '本金不过期'])
  const endsAt = shopTime('2027-01-01 00:00:00')
  expect(tierRules({ ...small, bonusFen: fen(0), perMember: 3, endsAt }, [], now)).toEqual([
    '本金不过期',
    '每人限充 3 次',
    '活动到12月31日',
  ])
  expect(tierRules({ ...small, bonusValidDays: null }, [], now)[0]).toBe('赠送部分长期有效')
})
