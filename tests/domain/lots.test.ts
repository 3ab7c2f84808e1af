import fc from 'fast-check'
import type { LotId } from '../../src/domain/ids'
import {
  applyDebits,
  isSpendable,
  type Lot,
  nextBonusExpiry,
  spendableFen,
  totalOf,
} from '../../src/domain/ledger/lots'
import { planDebit } from '../../src/domain/ledger/plan-debit'
import { type Fen, fen } from '../../src/domain/money'
import type { Instant } from '../../src/domain/time'
import { daysAfter, frozen, noon, yuan } from './given'

const tomorrow = daysAfter(noon, 1)

function principal(name: string, left: Fen, openedAt: Instant = noon): Lot {
  return { lotId: `lot_${name}` as LotId, kind: 'principal', creditedFen: left, leftFen: left, openedAt }
}

function bonus(name: string, left: Fen, expiresAt: Instant | null, openedAt: Instant = noon): Lot {
  return { lotId: `lot_${name}` as LotId, kind: 'bonus', creditedFen: left, leftFen: left, openedAt, expiresAt }
}

const someLots = fc
  .array(
    fc.record({
      isBonus: fc.boolean(),
      left: fc.integer({ min: 1, max: 50_000 }),
      expiresIn: fc.option(fc.integer({ min: -3, max: 3 })),
      openedBefore: fc.nat({ max: 3 }),
    }),
    { maxLength: 12 },
  )
  .map(plans =>
    frozen(
      plans.map(({ isBonus, left, expiresIn, openedBefore }, place) =>
        isBonus
          ? bonus(
              `b${place}`,
              fen(left),
              expiresIn === null ? null : daysAfter(noon, expiresIn),
              daysAfter(noon, -openedBefore),
            )
          : principal(`p${place}`, fen(left), daysAfter(noon, -openedBefore)),
      ),
    ),
  )

describe('a debit', () => {
  test('takes the bonus that runs out first, then bonus for ever, then principal from the oldest', () => {
    const lots = frozen([
      principal('young', yuan(10)),
      bonus('ever', yuan(10), null),
      principal('old', yuan(10), daysAfter(noon, -1)),
      bonus('late', yuan(10), daysAfter(noon, 2)),
      bonus('soon', yuan(10), tomorrow),
    ])
    expect(planDebit(lots, yuan(45), noon)).toEqual([
      { lotId: 'lot_soon', kind: 'bonus', fen: yuan(10) },
      { lotId: 'lot_late', kind: 'bonus', fen: yuan(10) },
      { lotId: 'lot_ever', kind: 'bonus', fen: yuan(10) },
      { lotId: 'lot_old', kind: 'principal', fen: yuan(10) },
      { lotId: 'lot_young', kind: 'principal', fen: yuan(5) },
    ])
  })

  test('of more than there is takes nothing at all', () => {
    expect(planDebit([principal('a', yuan(10)), bonus('b', yuan(1), null)], fen(1101), noon)).toBeNull()
    expect(planDebit([], fen(1), noon)).toBeNull()
  })

  test('of everything to the last fen empties every lot', () => {
    const lots = [principal('a', yuan(10)), bonus('b', yuan(1), null)]
    expect(applyDebits(lots, planDebit(lots, yuan(11), noon) ?? [])).toEqual([])
  })

  test('is exact, from named lots, and never touches bonus that has run out', () => {
    fc.assert(
      fc.property(someLots, fc.integer({ min: 1, max: 400_000 }), (lots, amount) => {
        const held = spendableFen(lots, noon)
        const debits = planDebit(lots, fen(amount), noon)
        if (amount > held) {
          expect(debits).toBeNull()
          return
        }
        expect(debits?.reduce((sum, debit) => sum + debit.fen, 0)).toBe(amount)
        expect(new Set(debits?.map(debit => debit.lotId)).size).toBe(debits?.length)
        const left = applyDebits(lots, debits ?? [])
        expect(left.every(lot => lot.leftFen > 0 && lot.leftFen <= lot.creditedFen)).toBe(true)
        expect(spendableFen(left, noon)).toBe(held - amount)
        const outdated = lots.filter(lot => !isSpendable(lot, noon))
        expect(left.filter(lot => !isSpendable(lot, noon))).toEqual(outdated)
      }),
      { numRuns: 500 },
    )
  })

  test('touches principal only when every spendable bonus is used up', () => {
    fc.assert(
      fc.property(someLots, fc.integer({ min: 1, max: 400_000 }), (lots, amount) => {
        const debits = planDebit(lots, fen(amount), noon) ?? []
        if (!debits.some(debit => debit.kind === 'principal')) return
        expect(totalOf(applyDebits(lots, debits), 'bonus', noon)).toBe(0)
      }),
    )
  })

  test('of nothing or less is a defect', () => {
    expect(() => planDebit([principal('a', yuan(10))], fen(0), noon)).toThrow(RangeError)
    expect(() => planDebit([principal('a', yuan(10))], fen(-5), noon)).toThrow(RangeError)
  })
})

describe('time', () => {
  test('bonus counts until the instant before it runs out', () => {
    const lots = [bonus('b', yuan(5), tomorrow)]
    expect(spendableFen(lots, (tomorrow - 1) as Instant)).toBe(yuan(5))
    expect(spendableFen(lots, tomorrow)).toBe(0)
  })

  test('principal never runs out', () => {
    expect(spendableFen([principal('p', yuan(5))], daysAfter(noon, 36_500))).toBe(yuan(5))
  })

  test('the next expiry adds up all lots of that instant and skips what is over', () => {
    const lots = [
      bonus('gone', yuan(7), daysAfter(noon, -1)),
      bonus('a', yuan(1), tomorrow),
      bonus('later', yuan(9), daysAfter(noon, 5)),
      bonus('b', yuan(2), tomorrow),
      bonus('ever', yuan(4), null),
      principal('p', yuan(8)),
    ]
    expect(nextBonusExpiry(lots, noon)).toEqual({ fen: yuan(3), expiresAt: tomorrow })
    expect(nextBonusExpiry([principal('p', yuan(8)), bonus('ever', yuan(4), null)], noon)).toBeNull()
  })
})
