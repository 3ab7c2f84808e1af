import fc from 'fast-check'
import type { LotId } from '../../src/domain/ids'
import type { DebitOrder } from '../../src/domain/ledger/debit-order'
import { freeFen, type Lot } from '../../src/domain/ledger/lots'
import { planDebit } from '../../src/domain/ledger/plan-debit'
import { fen } from '../../src/domain/money'
import { spend } from '../../src/domain/pack/spend'
import { shareOut } from '../../src/domain/share-out'
import { commit, daysAfter, frozen, newId, newPack, noon, rawRules, rulesWith, toppedUp, yuan } from './given'

const orders: DebitOrder[] = ['bonus_first', 'principal_first', 'proportional']

const lot: fc.Arbitrary<Lot> = fc
  .record({
    name: fc.uuid(),
    credited: fc.integer({ min: 1, max: 500_000 }),
    used: fc.nat({ max: 99 }),
    held: fc.nat({ max: 99 }),
    expiry: fc.oneof(fc.constant('principal'), fc.constant(null), fc.integer({ min: -5, max: 400 })),
  })
  .map(({ name, credited, used, held, expiry }) => {
    const leftFen = fen(Math.max(1, Math.floor((credited * (100 - used)) / 100)))
    const heldFen = fen(Math.floor((leftFen * held) / 100))
    const base = { lotId: `lot_${name}` as LotId, creditedFen: fen(credited), leftFen, openedAt: noon }
    const kept = heldFen > 0 ? { ...base, heldFen } : base
    if (expiry === 'principal') return { ...kept, kind: 'principal' }
    return { ...kept, kind: 'bonus', expiresAt: typeof expiry === 'number' ? daysAfter(noon, expiry) : null }
  })

function free(lots: readonly Lot[], kind?: Lot['kind']): number {
  const usable = lots.filter(each => each.kind === 'principal' || each.expiresAt === null || each.expiresAt > noon)
  return usable.filter(each => !kind || each.kind === kind).reduce((sum, each) => sum + freeFen(each), 0)
}

test.each(orders)('%s: every amount up to the free balance is debited exactly, and none above it', order => {
  fc.assert(
    fc.property(fc.array(lot, { maxLength: 12 }), fc.integer({ min: 1, max: 800_000 }), (lots, amount) => {
      const debits = planDebit(frozen(lots), fen(amount), noon, order)
      expect(debits === null).toBe(amount > free(lots))
      if (!debits) return
      expect(debits.reduce((sum, debit) => sum + debit.fen, 0)).toBe(amount)
      expect(new Set(debits.map(debit => debit.lotId)).size).toBe(debits.length)
      for (const debit of debits) {
        const source = lots.find(each => each.lotId === debit.lotId)
        expect(debit.fen).toBeGreaterThan(0)
        expect(debit.fen).toBeLessThanOrEqual(source ? freeFen(source) : 0)
      }
    }),
    { numRuns: 300 },
  )
})

test('proportional: each kind pays its share of the whole, to within a fen', () => {
  fc.assert(
    fc.property(
      fc.array(lot, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 800_000 }),
      (lots, amount) => {
        const debits = planDebit(lots, fen(amount), noon, 'proportional')
        if (!debits) return
        const paid = debits.filter(debit => debit.kind === 'bonus').reduce((sum, debit) => sum + debit.fen, 0)
        expect(Math.abs(paid - (amount * free(lots, 'bonus')) / free(lots))).toBeLessThan(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('the first kind is used up before the other is touched', () => {
  fc.assert(
    fc.property(fc.array(lot, { maxLength: 12 }), fc.integer({ min: 1, max: 800_000 }), (lots, amount) => {
      for (const [order, first] of [
        ['bonus_first', 'bonus'],
        ['principal_first', 'principal'],
      ] as const) {
        const debits = planDebit(lots, fen(amount), noon, order) ?? []
        const fromFirst = debits.filter(debit => debit.kind === first).reduce((sum, debit) => sum + debit.fen, 0)
        if (debits.some(debit => debit.kind !== first)) expect(fromFirst).toBe(free(lots, first))
      }
    }),
  )
})

test('shares add up to the amount, differ from the exact share by less than one, and keep within their weights', () => {
  const weights = fc.array(fc.nat({ max: 100_000_000 }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(weights, fc.nat({ max: 100_000_000 }), (parts, amount) => {
      const whole = parts.reduce((sum, part) => sum + part, 0)
      fc.pre(whole > 0)
      const shares = shareOut(fen(amount), parts)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount)
      parts.forEach((part, place) => {
        const share = shares[place] ?? Number.NaN
        expect(Math.abs(share - (amount * part) / whole)).toBeLessThan(1 + 1e-6)
        if (amount <= whole) expect(share).toBeLessThanOrEqual(part)
      })
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['the larger remainder', 3, [1, 3, 2], [1, 1, 1]],
  ['the earlier of equal ones', 2, [1, 3], [1, 1]],
])('a fen left over goes to %s', (_whose, amount, weights, shares) => {
  expect(shareOut(fen(amount), weights)).toEqual(shares)
})

test('nothing is shared out by weights of nothing', () => {
  expect(() => shareOut(fen(1), [0, 0])).toThrow(RangeError)
  expect(() => shareOut(fen(1), [2, -1])).toThrow(RangeError)
})

test.each([
  ['先扣赠送', { principalFen: yuan(10), bonusFen: yuan(20) }],
  ['先扣本金', { principalFen: yuan(30), bonusFen: yuan(0) }],
  ['按比例', { principalFen: yuan(25), bonusFen: yuan(5) }],
])('%s in the merchant’s document decides which money pays', (debitOrder, paid) => {
  const [shop] = rawRules().settings
  const by = rulesWith({ settings: [{ ...shop, _id: 'shop', debitOrder }] })
  const { pack } = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(20) })
  const sale = { amountFen: yuan(30), storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
  const { entry } = commit(spend(pack, sale, by, noon), { commandId: newId('spd'), at: noon })
  expect(entry.facts).toMatchObject(paid)
})
