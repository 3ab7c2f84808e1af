import type { AuditRule } from '../../src/domain/audit/finding'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { ShopAudit } from '../../src/domain/audit/shop-audit'
import {
  deriveId,
  type GiftId,
  type HoldId,
  type LotId,
  lotIdsOf,
  type OrderId,
  type SpendId,
} from '../../src/domain/ids'
import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import type { Movement } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { capture } from '../../src/domain/pack/capture'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import { expireDue } from '../../src/domain/pack/expire'
import { carveGift, receiveGift } from '../../src/domain/pack/gift'
import { hold } from '../../src/domain/pack/hold'
import { openPack, type Pack } from '../../src/domain/pack/pack'
import { refundSpend, type SaleEntry } from '../../src/domain/pack/refund-spend'
import { rescueBonus } from '../../src/domain/pack/rescue-bonus'
import { holdForRest, payRest } from '../../src/domain/pack/rest'
import { holdForRefund, quoteRefund, withdraw } from '../../src/domain/pack/withdraw'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { commit, daysAfter, newId, newPack, noon, packIdOf, rawRules, rulesWith, sha256, toppedUp, yuan } from './given'

const rules = rulesWith({
  settings: [
    ...rawRules().settings,
    { _id: 'points', rescueDays: 30, rescueCoupons: [{ fromYuan: 1, coupon: 'off_10' }] },
  ],
})
const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const owner = { kind: 'till' as const, ...till }
const until = daysAfter(noon, 1)
const giftId: GiftId = newId('gft')
const openHold: HoldId = deriveId('hld', newId('spd'))
const captured: HoldId = deriveId('hld', newId('spd'))
const saleId: SpendId = newId('spd')

/** A life of holds, refunds, gifts and rescues: one hold, one gift and one expiry are left open at its end. */
function life(): { pack: Pack; entries: Entry[] } {
  const entries: Entry[] = []
  let pack = newPack()
  const live = (
    decision: Decision | null,
    commandId: Parameters<typeof commit>[1]['commandId'],
    at: Instant = noon,
  ) => {
    const next = commit(decision, { commandId, at })
    pack = { ...next.pack, flushedSeq: next.pack.head.seq }
    entries.push(next.entry)
  }
  const topUp = toppedUp(pack, { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 })
  pack = { ...topUp.pack, flushedSeq: 1 }
  entries.push(topUp.entry)
  const second = toppedUp(pack, { payFen: yuan(800), bonusFen: yuan(120), bonusValidDays: 40 })
  pack = { ...second.pack, flushedSeq: 2 }
  entries.push(second.entry)
  live(claimCoupon(pack, newId('clm'), 'off_10', rules, noon), newId('clm'))
  const order = orderOfAmount(yuan(60), null, till.storeId, noon)
  const wish = { coupons: 'best', usePoints: false } as const
  const { payableFen } = priceFor(pack, order, wish, rules)
  live(
    charge(pack, { spendId: saleId, order, points: null, expectedPayableFen: payableFen, by: till }, rules, noon),
    saleId,
  )
  const sale = entries.at(-1) as SaleEntry
  live(
    refundSpend(pack, { sale, earlier: [], amountFen: yuan(20), staffId: 'staff_1', reason: 'returned' }, noon),
    newId('rfd'),
  )
  for (const holdId of [captured, openHold]) {
    live(hold(pack, { holdId, owner, amountFen: yuan(40), until }, rules, noon), deriveId('spd', holdId))
  }
  const by = { kind: 'till', storeId: till.storeId } as const
  live(
    capture(pack, { holdId: captured, sale: { amountFen: yuan(30), ...till }, by }, rules, noon),
    deriveId('cap', captured),
  )
  live(carveGift(pack, { giftId, amountFen: yuan(15), claimBefore: daysAfter(noon, 7) }), deriveId('gcv', giftId))
  const later = daysAfter(noon, 60)
  live(expireDue(pack, later), newId('exp', later), later)
  return { pack, entries }
}

const { pack, entries } = life()

function audited(of: readonly Entry[], against: Pack | null): PackAudit {
  const audit = new PackAudit(packIdOf('somebody'), sha256)
  for (const entry of of) audit.take(entry)
  if (against) audit.compare(against)
  return audit
}

/** The findings at an entry that follows, well chained and with a balance that is the replay, but of a content nobody may write. */
function found(change: Partial<EntryContent>, of: readonly Entry[] = entries) {
  const last = of.at(-1) as Entry
  const { hash, ...content } = last
  const { facts, movements = [], at = daysAfter(noon, 0) } = change
  const before = audited(of, null)
  const sum = (kind: 'principal' | 'bonus') =>
    movements.reduce((total, { unit, amount, from, to }) => {
      const isOf = (account: string) =>
        unit === 'fen' && account.startsWith('lot:') && before.lots.get(account.slice(4) as LotId)?.kind === kind
      return total + (isOf(to) ? amount : 0) - (isOf(from) ? amount : 0)
    }, 0)
  const points = movements.reduce(
    (total, { amount, from, to }) => total + (to === 'points' ? amount : 0) - (from === 'points' ? amount : 0),
    0,
  )
  const after = {
    principalFen: fen(last.after.principalFen + sum('principal')),
    bonusFen: fen(last.after.bonusFen + sum('bonus')),
    points: last.after.points + points,
  }
  const { opened: _opened, ...rest } = content
  const next = { ...rest, seq: last.seq + 1, prevHash: hash, commandId: newId('spd'), movements, after, at }
  const audit = audited(
    [
      ...of,
      sealEntry({ ...next, facts: facts as EntryFacts, ...(change.opened ? { opened: change.opened } : {}) }, sha256),
    ],
    null,
  )
  return audit.findings.map(({ rule, seq }) => ({ rule, seq }))
}

const next = entries.length + 1
const lots = lotIdsOf((entries[1] as Entry & { facts: { orderId: OrderId } }).facts.orderId)
const taken = (from: LotId, amount: number, to: Movement['to'] = 'sales:store_nanshan'): Movement => {
  return { unit: 'fen', amount, from: `lot:${from}`, to }
}
const sold = entries.find(entry => entry.facts.kind === 'spent') as SaleEntry

test('a true ledger of flows has no difference, with a hold and a gift still open', () => {
  expect(audited(entries, pack).findings).toEqual([])
  expect(pack.holds).toHaveLength(1)
  expect(Object.keys(pack.parcels)).toHaveLength(1)
  expect(pack.rescuable).toHaveLength(1)
})

test('a top-up that was given back leaves no hold open in the books', () => {
  const { pack: credited, entry } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  const facts = entry.facts as Extract<EntryFacts, { kind: 'top_up_settled' }>
  const paid = {
    orderId: facts.orderId,
    quote: facts,
    paidAt: noon,
    coupons: [],
    bonusExpiredFen: fen(0),
    refundedFen: fen(0),
    withdrawnFen: fen(0),
  }
  const refundId = newId('rft')
  const refundFen = quoteRefund(credited, paid, 'cooling_off', noon)
  if (refundFen instanceof Refusal) throw refundFen
  const held = commit(holdForRefund(credited, { refundId, paid, reason: 'cooling_off', refundFen }, noon), {
    commandId: deriveId('hld', refundId),
    at: noon,
  })
  const wish = { refundId, orderId: paid.orderId, refundFen, paidFrom: 'wechat_pay' as const }
  const closed = commit(withdraw(held.pack, wish), { commandId: deriveId('wdr', refundId), at: noon })
  const all = [entry, held.entry, closed.entry]
  expect(audited(all, closed.pack).findings).toEqual([])
  // The same with less taken than was kept.
  const { hash: _hash, ...content } = closed.entry
  const less = sealEntry({ ...content, facts: { ...closed.entry.facts, principalFen: fen(1) } as EntryFacts }, sha256)
  expect(audited([entry, held.entry, less], null).findings.map(each => [each.rule, each.seq])).toContainEqual([
    'hold',
    3,
  ])
})

test('a sale of which WeChat Pay paid the rest, with a coupon used, has no difference', () => {
  const first = toppedUp(newPack(), { payFen: yuan(30), bonusFen: yuan(0) })
  const claimed = commit(claimCoupon(first.pack, newId('clm'), 'off_10', rules, noon), {
    commandId: newId('clm'),
    at: noon,
  })
  const place = { storeId: till.storeId, storeName: till.storeName, staffId: till.staffId }
  const rest = {
    spendId: newId('spd'),
    ...place,
    amountFen: yuan(60),
    category: null,
    payableFen: yuan(50),
    heldFen: yuan(30),
  }
  const held = commit(holdForRest(claimed.pack, rest, until, rules, noon), { commandId: rest.spendId, at: noon })
  const paid = commit(payRest(held.pack, { rest, restFen: yuan(20), transactionId: '42' }, rules, noon), {
    commandId: deriveId('cap', rest.spendId),
    at: noon,
  })
  const all = [first.entry, claimed.entry, held.entry, paid.entry]
  expect(audited(all, paid.pack).findings).toEqual([])
  const { hash: _hash, ...content } = paid.entry
  const facts = {
    ...content.facts,
    rest: { ...(content.facts as { rest: object }).rest, restFen: yuan(19) },
  } as EntryFacts
  const other = sealEntry({ ...content, facts }, sha256)
  expect(audited([...all.slice(0, 3), other], null).findings).toMatchObject([{ rule: 'facts', seq: 4 }])
})

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
  const withLot = (change: object): Pack => ({
    ...pack,
    cards: [{ ...main, lots: [{ ...lot, ...change }, ...main.lots.slice(1)] }],
  })
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

test('principal that leaves as principal and arrives as bonus is found once both sides were read', () => {
  const friend = openPack(packIdOf('friend'), 'unnamed', noon, sha256)
  const { parts } = (
    entries.find(entry => entry.facts.kind === 'gift_carved') as Entry & {
      facts: Extract<EntryFacts, { kind: 'gift_carved' }>
    }
  ).facts
  const swapped = parts.map(part => ({ kind: 'bonus' as const, fen: part.fen, expiresAt: null }))
  const other = parts.map(part => ({ kind: 'principal' as const, fen: part.fen }))
  const findingsOf = (received: typeof parts) => {
    const shop = new ShopAudit(sha256)
    const next = commit(receiveGift(friend, giftId, received, rules, noon), {
      commandId: deriveId('grc', giftId),
      at: noon,
    })
    shop.takeEntry(next.entry)
    for (const entry of entries) shop.takeEntry(entry)
    return shop.findings(true)
  }
  expect(findingsOf(parts)).toEqual([])
  const isBonus = parts.every(part => part.kind === 'bonus')
  expect(findingsOf(isBonus ? other : swapped)).toMatchObject([{ rule: 'account', packId: packIdOf('friend') }])
})
