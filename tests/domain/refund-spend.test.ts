import fc from 'fast-check'
import type { Lot } from '../../src/domain/ledger/lots'
import type { SaleEntry, SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { type Fen, fen } from '../../src/domain/money'
import { expireDue } from '../../src/domain/pack/expire'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { type RefundSpend, refundSpend } from '../../src/domain/pack/refund-spend'
import { spend } from '../../src/domain/pack/spend'
import { postedPoints } from '../../src/domain/points/point-lots'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  rawRules,
  rules,
  rulesWith,
  toppedUp,
  yuan,
} from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

function sold(pack: Pack, amountFen: Fen, by: Rules = rules, at: Instant = noon) {
  const committed = commit(spend(frozen(pack), { amountFen, ...till }, by, at), { commandId: newId('spd', at), at })
  return { pack: committed.pack, sale: committed.entry as SaleEntry }
}

function wish(sale: SaleEntry, amountFen: Fen, earlier: readonly SpendRefundEntry[] = []): RefundSpend {
  return { sale, earlier, amountFen, staffId: 'staff_2', reason: 'returned' }
}

function refunded(pack: Pack, refund: RefundSpend, at: Instant = noon) {
  const committed = commit(refundSpend(frozen(pack), refund, at), { commandId: newId('rfd', at), at })
  return { pack: committed.pack, entry: committed.entry as SpendRefundEntry }
}

const full = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(20), bonusValidDays: 30 }).pack

/** Lots in no particular order: one that comes back to the card comes back at the end. */
function lotsById(pack: Pack) {
  return [...lotsOf(pack)].sort((a, b) => (a.lotId < b.lotId ? -1 : 1))
}

test('a refund of the whole puts every fen back into its lot, a lot that had left included', () => {
  const { pack, sale } = sold(full, yuan(120))
  expect(lotsOf(pack)).toEqual([])
  const { pack: after, entry } = refunded(pack, wish(sale, yuan(120)))
  expect(lotsById(after)).toEqual(lotsById(full))
  expect(entry.facts).toMatchObject({
    principalFen: yuan(100),
    bonusFen: yuan(20),
    pointsTaken: 120,
    pointsShortfall: 0,
  })
  expect(entry.facts).not.toHaveProperty('pointsBack')
  expect(entry.facts).not.toHaveProperty('offersBack')
  expect(postedPoints(after)).toBe(0)
})

describe('a refund to lots that have left the card', () => {
  const { pack: empty, sale } = sold(full, yuan(120))
  const filler = (count: number): Lot[] =>
    Array.from({ length: count }, () => {
      return { lotId: newId('lot'), kind: 'principal', creditedFen: yuan(1), leftFen: yuan(1), openedAt: noon }
    })
  const busy = (lots: number, more: Partial<Pack> = {}): Pack => ({
    ...empty,
    ...more,
    cards: [{ ...empty.cards[0], lots: filler(lots) }],
  })
  const code = (pack: Pack, refund = wish(sale, yuan(120))) => codeOf(refundSpend(pack, refund, noon))

  test('opens them again as long as the card has a place for both', () => {
    expect(code(busy(packLimits.lots - 2))).toBeNull()
    expect(code(busy(packLimits.lots - 1))).toBe('REFUND_LOTS_FULL')
  })

  test('takes no place that another has been promised: of a top-up under way, of lots that may come back', () => {
    const reservations = {
      [newId('ord')]: { payFen: yuan(1), bonusFen: yuan(0), tierId: 't', until: daysAfter(noon, 1) },
    }
    const promised = { reservations } as unknown as Partial<Pack>
    expect(code(busy(packLimits.lots - 4, promised))).toBeNull()
    expect(code(busy(packLimits.lots - 3, promised))).toBe('REFUND_LOTS_FULL')
    const parcels = { [newId('gft')]: filler(1) } as unknown as Pack['parcels']
    expect(code(busy(packLimits.lots - 3, { parcels }))).toBeNull()
    expect(code(busy(packLimits.lots - 2, { parcels }))).toBe('REFUND_LOTS_FULL')
  })

  test('needs no place where they still lie on the card, however full it is', () => {
    const part = sold(full, yuan(50))
    const crowded = { ...part.pack, cards: [{ ...part.pack.cards[0], lots: [...lotsOf(part.pack), ...filler(50)] }] }
    expect(code(crowded as Pack, wish(part.sale, yuan(30)))).toBeNull()
  })
})

test('a sale that took from all lots in proportion is given back in proportion', () => {
  const [shop] = rawRules().settings
  const by = rulesWith({ settings: [{ ...shop, _id: 'shop', debitOrder: '按比例' }] })
  const { pack, sale } = sold(full, yuan(60), by)
  expect(refunded(pack, wish(sale, yuan(30))).entry.facts).toMatchObject({ principalFen: yuan(25), bonusFen: yuan(5) })
})

test('what was taken last comes back first: a part given back is a part never bought', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (amount, share) => {
      const back = Math.min(amount - 1, Math.max(1, Math.floor(amount * share)))
      const { pack, sale } = sold(full, fen(amount))
      const after = refunded(pack, wish(sale, fen(back))).pack
      expect(lotsById(after)).toEqual(lotsById(sold(full, fen(amount - back)).pack))
    }),
  )
})

test('however often and however much is given back, no lot gets more than it paid, and points follow to the last', () => {
  const [shop] = rawRules().settings
  const orders = ['先扣赠送', '先扣本金', '按比例']
  fc.assert(
    fc.property(
      fc.constantFrom(...orders),
      fc.integer({ min: 1, max: 12_000 }),
      fc.array(fc.integer({ min: 1, max: 6_000 }), { maxLength: 12 }),
      (debitOrder, amount, parts) => {
        const by = rulesWith({ settings: [{ ...shop, _id: 'shop', debitOrder }] })
        let { pack, sale } = sold(full, fen(amount), by)
        const earlier: SpendRefundEntry[] = []
        let left = amount
        for (const part of [...parts, 12_000]) {
          const take = part === 12_000 ? left : part
          if (take === 0) break
          const decision = refundSpend(frozen(pack), wish(sale, fen(take), earlier), noon)
          expect(codeOf(decision)).toBe(take > left ? 'REFUND_ABOVE_CHARGE' : null)
          if (take > left) continue
          const done = refunded(pack, wish(sale, fen(take), earlier))
          pack = done.pack
          earlier.push(done.entry)
          left -= take
          for (const lot of lotsOf(pack)) expect(lot.leftFen).toBeLessThanOrEqual(lot.creditedFen)
        }
        expect(lotsById(pack)).toEqual(lotsById(full))
        expect(postedPoints(pack)).toBe(0)
        expect(earlier.at(-1)?.facts.refundedFen).toBe(amount)
      },
    ),
  )
})

test('more than what is left is refused with what is left', () => {
  const { pack, sale } = sold(full, yuan(50))
  const { pack: after, entry } = refunded(pack, wish(sale, yuan(30)))
  expect(refundSpend(after, wish(sale, fen(2001), [entry]), noon)).toMatchObject({
    code: 'REFUND_ABOVE_CHARGE',
    details: { leftFen: yuan(20) },
  })
})

test('bonus that has run out meanwhile comes back as it was and runs out by the ordinary rule', () => {
  const { pack, sale } = sold(full, yuan(20))
  const late = daysAfter(noon, 40)
  const { pack: after } = refunded(pack, wish(sale, yuan(20)), late)
  expect(balanceOf(after, late)).toMatchObject({ totalFen: yuan(100) })
  expect(expireDue(after, late)).toMatchObject({ facts: { kind: 'expired', lots: [{ fen: yuan(20) }] } })
})

test('points that are gone are taken as far as they are there, and the rest is written down', () => {
  const { pack, sale } = sold(full, yuan(100))
  const { entry, pack: after } = refunded(
    { ...pack, pointLots: [{ expiresAt: null, points: 30 }] },
    wish(sale, yuan(50)),
  )
  expect(entry.facts).toMatchObject({ pointsTaken: 30, pointsShortfall: 20 })
  expect(postedPoints(after)).toBe(0)
  const second = refunded({ ...after, pointLots: [{ expiresAt: null, points: 500 }] }, wish(sale, yuan(50), [entry]))
  expect(second.entry.facts).toMatchObject({ pointsTaken: 50, pointsShortfall: 0 })
})

test('what is bought and given back on one day may be spent again on that day', () => {
  const { pack, sale } = sold(full, yuan(50))
  expect(refunded(pack, wish(sale, yuan(30))).pack.spentToday?.fen).toBe(yuan(20))
  expect(refunded(pack, wish(sale, yuan(30)), daysAfter(noon, 1)).pack.spentToday?.fen).toBe(yuan(50))
})

test('a sale that an older version wrote down without its lots is given back to lots that are still on the card only', () => {
  const { pack, sale } = sold(full, yuan(10))
  const { lots: _lots, order: _order, ...older } = sale.facts
  const entry = { ...sale, facts: older } as SaleEntry
  expect(lotsById(refunded(pack, wish(entry, yuan(10))).pack)).toEqual(lotsById(full))
  const gone = sold(full, yuan(20))
  const { lots: _gone, ...unknown } = gone.sale.facts
  expect(codeOf(refundSpend(gone.pack, wish({ ...gone.sale, facts: unknown } as SaleEntry, yuan(20)), noon))).toBe(
    'CHARGE_UNKNOWN',
  )
})
