import type { AuditRule } from '../../src/domain/audit/finding'
import { type HoldId, type LotId, lotIdsOf, type OrderId } from '../../src/domain/ids'
import type { Entry, EntryContent } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import type { Movement } from '../../src/domain/ledger/movement'
import type { SaleEntry } from '../../src/domain/ledger/sale-entry'
import { fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { rescueBonus } from '../../src/domain/pack/rescue-bonus'
import { audited, withFirstLot } from './audited'
import { commit, daysAfter, newId, noon } from './given'
import { captured, entries, found, giftId, openHold, owner, pack, rules, saleId, until } from './life-of-flows'

const next = entries.length + 1
const lots = lotIdsOf((entries[1] as Entry & { facts: { orderId: OrderId } }).facts.orderId)
const taken = (from: LotId, amount: number, to: Movement['to'] = 'sales:store_nanshan'): Movement => {
  return { unit: 'fen', amount, from: `lot:${from}`, to }
}
const sold = entries.find(entry => entry.facts.kind === 'spent') as SaleEntry

describe('an entry that takes what it must not is named', () => {
  const keptFen = audited(entries, null).holds.kept.get(openHold) ?? 0
  const heldLot = pack.holds[0]?.lots[0]?.lotId as LotId
  const leftOfHeld = audited(entries, null).lots.get(heldLot)?.leftFen ?? 0
  const soldFacts = {
    ...sold.facts,
    offers: undefined,
    principalFen: fen(0),
    bonusFen: fen(0),
    amountFen: fen(0),
    lots: [],
  }
  test.each<[string, AuditRule, Partial<EntryContent>]>([
    [
      'money that a hold keeps',
      'hold',
      { facts: { ...soldFacts, principalFen: undefined } as never, movements: [taken(heldLot, leftOfHeld)] },
    ],
    [
      'a hold let go of by the clock before its deadline',
      'hold',
      { facts: { kind: 'released', holdId: openHold, owner, amountFen: fen(keptFen), lots: [], by: 'deadline' } },
    ],
    [
      'a hold captured after its deadline',
      'hold',
      {
        at: daysAfter(noon, 2),
        facts: {
          holdId: openHold,
          heldFen: fen(keptFen),
          releasedFen: fen(keptFen),
          ...soldFacts,
          kind: 'captured',
        } as EntryFacts,
      },
    ],
    [
      'a hold of which less is released than was held',
      'hold',
      { facts: { kind: 'released', holdId: openHold, owner, amountFen: fen(keptFen - 1), lots: [], by: 'till' } },
    ],
    [
      'a hold that ended before',
      'hold',
      { facts: { kind: 'released', holdId: captured, owner, amountFen: fen(1000), lots: [], by: 'till' } },
    ],
    [
      'a hold of more than its lots',
      'hold',
      { facts: { kind: 'held', holdId: newId('hld') as HoldId, owner, amountFen: fen(5), lots: [], until } },
    ],
    [
      'a hold of what is not there',
      'hold',
      {
        facts: {
          kind: 'held',
          holdId: newId('hld') as HoldId,
          owner,
          amountFen: fen(9_000_000),
          lots: [{ lotId: lots.principal, fen: fen(9_000_000) }],
          until,
        },
      },
    ],
    [
      'principal exchanged for points',
      'lot',
      {
        facts: { kind: 'bonus_to_points', points: 1, bonusFen: fen(1) },
        movements: [
          taken(lots.principal, 1, 'bonus_exchanged'),
          { unit: 'points', amount: 1, from: 'points_exchanged', to: 'points' },
        ],
      },
    ],
    [
      'more in a lot than was ever put into it',
      'lot',
      {
        facts: { kind: 'adjusted' } as EntryFacts,
        movements: [{ unit: 'fen', amount: 100_000, from: 'adjustments', to: `lot:${lots.principal}` }],
      },
    ],
    [
      'more given back of a sale than it took',
      'account',
      {
        facts: { kind: 'spend_refunded', saleId } as EntryFacts,
        movements: sold.movements
          .filter(each => each.unit === 'fen')
          .map(each => ({ ...each, from: each.to, to: each.from, amount: each.amount })),
      },
    ],
    [
      'an expiry that becomes a coupon twice over',
      'coupon',
      { facts: { kind: 'bonus_rescued', expirySeq: entries.length, expiredFen: fen(1) } as EntryFacts, movements: [] },
    ],
    [
      'another amount in words than in money',
      'facts',
      {
        facts: { ...sold.facts, offers: undefined, principalFen: fen(0), bonusFen: fen(2), amountFen: fen(2) } as never,
        movements: [taken(lots.principal, 2)],
      },
    ],
    [
      'offers that do not come to the price',
      'facts',
      { facts: { ...soldFacts, offers: { orderFen: fen(100), memberOffFen: fen(1), coupons: [] } } as EntryFacts },
    ],
    ['facts that cannot be read', 'facts', { facts: { kind: 'expired' } as EntryFacts }],
  ])('%s', (_name, rule, change) => {
    expect(found(change)).toContainEqual({ rule, seq: next })
  })

  test('one expiry becomes one coupon, and not a second one', () => {
    const later = daysAfter(noon, 61)
    const { expirySeq, fen: expiredFen } = pack.rescuable[0] ?? { expirySeq: 0, fen: fen(0) }
    const rescued = commit(rescueBonus(pack, newId('rsc', later), { expirySeq, templateId: 'off_10' }, rules, later), {
      commandId: newId('rsc', later),
      at: later,
    })
    const all = [...entries, rescued.entry]
    expect(audited(all, rescued.pack).findings).toEqual([])
    const facts = { ...rescued.entry.facts, expiredFen } as EntryFacts
    expect(found({ facts, movements: [] }, all)).toContainEqual({ rule: 'coupon', seq: all.length + 1 })
  })
})

describe('a pack that keeps something else than its entries say is found', () => {
  const [main] = pack.cards
  const [lot] = main.lots
  if (!lot) throw new Error('the life ends with money left')
  const withLot = (change: object) => withFirstLot(pack, change)
  const parcel = Object.values(pack.parcels)[0] ?? []
  test.each<[string, AuditRule, Pack]>([
    ['another sum put into a lot', 'lot', withLot({ creditedFen: lot.creditedFen + 1 })],
    ['a lot that is older than it is', 'lot', withLot({ openedAt: 0 })],
    [
      'more of a gift that may come back',
      'pack',
      { ...pack, parcels: { [giftId]: parcel.map(each => ({ ...each, leftFen: fen(each.leftFen + 1) })) } },
    ],
    ['a gift that never left', 'pack', { ...pack, parcels: { ...pack.parcels, [newId('gft')]: parcel } }],
    [
      'a coupon on its way that never left',
      'coupon',
      { ...pack, couponsOut: { cgf_1: pack.coupons[0] } as unknown as Pack['couponsOut'] },
    ],
    [
      'more bonus to be rescued than ran out',
      'pack',
      { ...pack, rescuable: pack.rescuable.map(each => ({ ...each, fen: fen(each.fen + 1) })) },
    ],
    ['a hold removed', 'hold', { ...pack, holds: [] }],
  ])('%s', (_name, rule, edited) => {
    expect(audited(entries, edited).findings.map(each => each.rule)).toContain(rule)
  })
})
