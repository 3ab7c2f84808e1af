import fc from 'fast-check'
import { replay } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { exchange } from '../../src/domain/pack/exchange'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { type Direction, exchangeRange, whyOutOfRule } from '../../src/domain/points/exchange-terms'
import { postedPoints } from '../../src/domain/points/point-lots'
import { codeOf, commit, daysAfter, frozen, newId, newPack, noon, rulesWith, shopTime, toppedUp, yuan } from './given'
import { exchanged, rules, shopWith, withPoints } from './given-points'

describe('an exchange', () => {
  test('of points opens a lot of bonus with its own expiry, and principal is as it was', () => {
    const { pack } = toppedUp(withPoints(1200), { payFen: yuan(300), bonusFen: yuan(0) })
    const done = commit(exchanged(frozen(pack), 'to_bonus', 10), { commandId: newId('xch'), at: noon })
    expect(done.entry.facts).toMatchObject({
      kind: 'points_to_bonus',
      points: 1000,
      bonusFen: yuan(10),
      bonusExpiresAt: shopTime('2027-05-22 00:00:00'),
    })
    expect(done.entry.after).toEqual({ principalFen: yuan(300), bonusFen: yuan(10), points: 200 })
    expect(done.entry.opened).toMatchObject([{ kind: 'bonus' }])
  })

  test('of bonus takes what runs out first, and never principal', () => {
    const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
    const done = commit(exchanged(frozen(pack), 'to_points', 20), { commandId: newId('xch'), at: noon })
    expect(done.entry.after).toEqual({ principalFen: yuan(300), bonusFen: yuan(10), points: 1600 })
    expect(exchanged(frozen(done.pack), 'to_points', 11)).toMatchObject({
      code: 'BONUS_TOO_LOW',
      details: { bonusFen: yuan(10) },
    })
  })

  test.each<[string, Pack, Direction, number, string]>([
    ['more points than there are', withPoints(900), 'to_bonus', 10, 'POINTS_TOO_LOW'],
    ['less than the minimum', withPoints(900), 'to_bonus', 4, 'EXCHANGE_TOO_SMALL'],
    ['more than the day’s cap', withPoints(9000), 'to_bonus', 21, 'EXCHANGE_CAP_REACHED'],
    ['bonus that is not there', newPack(), 'to_points', 1, 'BONUS_TOO_LOW'],
  ])('of %s is refused and changes nothing', (_name, pack, direction, whole, code) => {
    expect(codeOf(exchanged(frozen(pack), direction, whole))).toBe(code)
  })

  test('at a rate that changed meanwhile is refused with the new one', () => {
    const wish = { direction: 'to_bonus', points: 1000, bonusFen: yuan(10) } as const
    const dearer = shopWith({ pointsForYuan: 120 })
    expect(exchange(withPoints(5000), newId('xch'), wish, dearer, noon)).toMatchObject({
      code: 'EXCHANGE_CHANGED',
      details: { points: 1200, fen: yuan(10) },
    })
    expect(codeOf(exchange(withPoints(5000), newId('xch'), { ...wish, bonusFen: fen(1050) }, rules, noon))).toBe(
      'EXCHANGE_CHANGED',
    )
    expect(codeOf(exchange(withPoints(5000), newId('xch'), wish, rulesWith(), noon))).toBe('POINTS_NOT_OFFERED')
  })

  test('counts against the day and the month, and both begin anew', () => {
    const { pack } = commit(exchanged(withPoints(9000), 'to_bonus', 20), { commandId: newId('xch'), at: noon })
    expect(exchanged(frozen(pack), 'to_bonus', 5)).toMatchObject({ details: { leftPoints: 0 } })
    const tomorrow = daysAfter(noon, 1)
    expect(exchangeRange('to_bonus', pack, rules, tomorrow)).toMatchObject({ leastYuan: 5, mostYuan: 10 })
    expect(exchanged(frozen(pack), 'to_bonus', 11, tomorrow)).toMatchObject({ details: { leftPoints: 1000 } })
    expect(exchangeRange('to_bonus', pack, rules, shopTime('2026-12-01 00:00:00'))).toMatchObject({ mostYuan: 20 })
  })

  test('of bonus goes from the least that the shop takes to what there is, or to what is left of its own day', () => {
    const by = shopWith({ minimumBonusYuan: 3, dayPointsBack: 800 })
    const range = (bonus: number) => {
      const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(bonus) })
      return exchangeRange('to_points', pack, by, noon)
    }
    expect(range(5)).toEqual({ leastYuan: 3, mostYuan: 5, pointsPerYuan: 80 })
    expect(range(2)).toEqual({ leastYuan: 3, mostYuan: 0, pointsPerYuan: 80 })
    expect(range(100)).toEqual({ leastYuan: 3, mostYuan: 10, pointsPerYuan: 80 })
  })

  test('below the least of its way is refused with that least', () => {
    const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(30) })
    const by = shopWith({ minimumBonusYuan: 3 })
    expect(exchanged(pack, 'to_points', 2, noon, by)).toMatchObject({
      ...{ code: 'EXCHANGE_TOO_SMALL', details: { points: 0, fen: yuan(3) } },
    })
    expect(codeOf(exchanged(pack, 'to_points', 3, noon, by))).toBeNull()
    expect(exchanged(pack, 'to_bonus', 4, noon, by)).toMatchObject({
      ...{ code: 'EXCHANGE_TOO_SMALL', details: { points: 500, fen: 0 } },
    })
    expect(codeOf(exchanged(pack, 'to_bonus', 5, noon, by))).toBeNull()
  })

  test('one way counts nothing against the caps of the other', () => {
    const { pack } = toppedUp(withPoints(9000), { payFen: yuan(300), bonusFen: yuan(30) })
    const done = commit(exchanged(pack, 'to_bonus', 20), { commandId: newId('xch'), at: noon })
    expect(codeOf(exchanged(done.pack, 'to_bonus', 5))).toBe('EXCHANGE_CAP_REACHED')
    expect(codeOf(exchanged(done.pack, 'to_points', 20))).toBeNull()
  })

  test('of a way that the shop does not offer has no range and no rule', () => {
    const none = rulesWith()
    for (const direction of ['to_bonus', 'to_points'] as const) {
      expect(exchangeRange(direction, withPoints(9000), none, noon)).toBeNull()
      const wish = { direction, points: 500, bonusFen: yuan(5) }
      expect(codeOf(whyOutOfRule(withPoints(9000), wish, none, noon))).toBe('POINTS_NOT_OFFERED')
    }
  })

  test('that would go above the card’s ceiling is refused', () => {
    const { pack } = toppedUp(withPoints(2000), { payFen: yuan(4995), bonusFen: yuan(0) })
    expect(exchanged(frozen(pack), 'to_bonus', 6)).toMatchObject({ code: 'NO_ROOM', details: { roomFen: yuan(5) } })
    expect(exchangeRange('to_bonus', pack, rules, noon)).toMatchObject({ mostYuan: 5 })
  })

  test('there and back never gains anything, whatever the rates that a merchant may publish', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (forYuan, perYuan, whole) => {
          fc.pre(perYuan <= forYuan)
          const free = { dayPoints: 1_000_000, monthPoints: 1_000_000, minimumPoints: 1 }
          const back = { dayPointsBack: 1_000_000, monthPointsBack: 1_000_000 }
          const by = shopWith({ ...free, ...back, pointsForYuan: forYuan, pointsPerBonusYuan: perYuan })
          const start = withPoints(whole * forYuan)
          const there = commit(exchanged(start, 'to_bonus', whole, noon, by), { commandId: newId('xch'), at: noon })
          const again = commit(exchanged(frozen(there.pack), 'to_points', whole, noon, by), {
            commandId: newId('xch'),
            at: noon,
          })
          expect(postedPoints(again.pack)).toBeLessThanOrEqual(whole * forYuan)
          expect(balanceOf(again.pack, noon).totalFen).toBe(0)
          const books = replay([...there.entry.movements, ...again.entry.movements])
          expect(books.get('bonus_exchanged')).toBe(0)
        },
      ),
    )
  })
})
