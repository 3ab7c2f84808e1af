import { journalEntry } from '../../src/domain/audit/journal'
import { addPack, noLiability } from '../../src/domain/audit/liability'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { withOutbox } from '../../src/domain/audit/with-outbox'
import { type Account, type AccountKind, accountKind, whose } from '../../src/domain/ledger/accounts'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Movement } from '../../src/domain/ledger/movement'
import type { Pack } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { DAY, later } from '../../src/domain/time'
import { commit, newId, newPack, noon, rules, sha256, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const { pack, entry: topUp } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30.05) })
const spent = commit(spend(pack, { amountFen: yuan(12.5), ...till }, rules, noon), {
  commandId: newId('spd'),
  at: noon,
})
const audit = new PackAudit(pack.packId, sha256)
for (const entry of [topUp, spent.entry]) audit.take(entry)

function linesOf(entry: Entry): string[] {
  return journalEntry(entry, audit)?.split('\n') ?? []
}

test('an entry is a transaction with both sides of every movement, what is the member’s by pack and kind', () => {
  const [principal, bonus] = pack.cards[0].lots.map(({ lotId }) => lotId)
  expect(linesOf(topUp)).toEqual([
    `2026-11-22 * (${topUp.commandId}) top_up_settled`,
    `    ; pack:${pack.packId}, seq:1, hash:${topUp.hash}`,
    '    assets:wechat pay  CNY 300.00',
    `    liabilities:members:principal:${pack.packId}:${principal}  CNY -300.00`,
    '    expenses:bonus granted  CNY 30.05',
    `    liabilities:members:bonus:${pack.packId}:${bonus}  CNY -30.05`,
    '',
  ])
  expect(linesOf(spent.entry).slice(2, 4)).toEqual([
    `    liabilities:members:bonus:${pack.packId}:${bonus}  CNY 12.50`,
    '    income:sales:store_nanshan  CNY -12.50',
  ])
})

test('nothing that moves nothing is in the journal', () => {
  expect(journalEntry({ ...topUp, movements: [] }, audit)).toBeNull()
})

const moving = (movement: Movement): string[] => linesOf({ ...topUp, movements: [movement] }).slice(2, 4)

test('points and coupons are counted in themselves, and a member’s are kept apart by pack', () => {
  expect(moving({ unit: 'points', amount: 120, from: 'points_granted', to: 'points' })).toEqual([
    '    equity:points granted  POINTS 120',
    `    liabilities:points:${pack.packId}  POINTS -120`,
  ])
  expect(moving({ unit: 'coupon', amount: 1, from: 'coupons_issued:off_10', to: 'coupon:cpn_1' as Account })).toEqual([
    '    equity:coupons issued:off_10  COUPONS 1',
    `    liabilities:coupons:${pack.packId}:cpn_1  COUPONS -1`,
  ])
})

test('what a merchant calls a store cannot end the name of an account, and a fen keeps its zeros', () => {
  expect(moving({ unit: 'fen', amount: 5, from: 'sales:A  (1); [x]' as Account, to: 'lot:none' as Account })).toEqual([
    '    income:sales:A _1__ _x_  CNY 0.05',
    `    liabilities:members:bonus:${pack.packId}:none  CNY -0.05`,
  ])
})

/** Where an accountant looks for each kind of account: assets are what the shop has, liabilities what is the member’s. */
const places: Partial<Record<AccountKind, string>> = {
  alipay: 'assets:alipay',
  unionpay: 'assets:unionpay',
  cash: 'assets:cash',
  pos: 'assets:terminal',
  refunded_by_hand: 'assets:refunded by hand',
  in_transit: 'liabilities:in transit',
  coupon_in_transit: 'liabilities:coupons in transit',
  bonus_expired: 'income:bonus expired',
  bonus_exchanged: 'expenses:bonus for points',
  adjustments: 'equity:adjustments',
  opening_balances: 'equity:opening balances',
  conflicts_honoured: 'equity:conflicts honoured',
}

test.each(Object.entries(places))('%s is booked under %s', (kind, place) => {
  expect(moving({ unit: 'fen', amount: 1, from: kind as Account, to: 'bonus_granted' })[0]).toBe(
    `    ${place}  CNY 0.01`,
  )
})

test('no two kinds of account share a place', () => {
  const names = (Object.keys(whose) as AccountKind[])
    .filter(kind => accountKind(kind as Account) === kind && kind !== 'lot')
    .map(kind => moving({ unit: 'fen', amount: 1, from: kind as Account, to: 'bonus_granted' })[0]?.split('  ')[2])
  expect(new Set(names).size).toBe(names.length)
})

describe('what is owed', () => {
  const ages = ['under_30_days', 'under_90_days', 'under_180_days', 'under_365_days', 'older'] as const
  const aged = (days: number, milliseconds = 0) => addPack(noLiability(), pack, later(noon, days * DAY + milliseconds))

  test.each<[days: number, age: (typeof ages)[number]]>([
    [0, 'under_30_days'],
    [30, 'under_90_days'],
    [90, 'under_180_days'],
    [180, 'under_365_days'],
    [365, 'older'],
  ])('after %i days is %s, and the moment before it is younger', (days, age) => {
    const owed = (at: ReturnType<typeof aged>) => ages.filter(each => at.principal[each] > 0)
    expect(owed(aged(days))).toEqual([age])
    if (days > 0) expect(owed(aged(days, -1))).toEqual([ages[ages.indexOf(age) - 1]])
  })

  test('adds up over packs by kind, and the sum before stays as it was', () => {
    const before = addPack(noLiability(), pack, noon)
    const both = addPack(before, pack, noon)
    expect(both.principal.under_30_days).toBe(yuan(600))
    expect(both.bonus.under_30_days).toBe(yuan(60.1))
    expect(before.bonus.under_30_days).toBe(yuan(30.05))
    expect(noLiability()).toEqual({ principal: none, bonus: none })
  })

  const none = { under_30_days: 0, under_90_days: 0, under_180_days: 0, under_365_days: 0, older: 0 }
})

describe('a pack’s entries', () => {
  const all = [topUp, spent.entry]
  const at = (flushedSeq: number): Pack => ({ ...spent.pack, flushedSeq })

  test('are those in the ledger and those still on their way, in order, each once', () => {
    expect(withOutbox(at(2), all.toReversed())).toEqual(all)
    expect(withOutbox(at(1), [topUp])).toEqual(all)
    expect(withOutbox(at(0), [])).toEqual(all)
    // Inserted already, and the pack does not know it yet.
    expect(withOutbox(at(0), all)).toEqual(all)
  })

  test('that should be there and are not stay missing, and those beyond the pack that was read do not count', () => {
    expect(withOutbox(at(2), [topUp])).toEqual([topUp])
    expect(withOutbox({ ...pack, flushedSeq: 1 }, all)).toEqual([topUp])
  })
})
