import { ShopAudit } from '../../src/domain/audit/shop-audit'
import { deriveId } from '../../src/domain/ids'
import { type Entry, sealEntry } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import { fen } from '../../src/domain/money'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { receiveGift } from '../../src/domain/pack/gift'
import { openPack } from '../../src/domain/pack/pack'
import { holdForRest, payRest } from '../../src/domain/pack/rest'
import { holdForRefund, quoteRefund, withdraw } from '../../src/domain/pack/withdraw'
import { Refusal } from '../../src/domain/refusal'
import { audited } from './audited'
import { commit, newId, newPack, noon, packIdOf, sha256, toppedUp, yuan } from './given'
import { entries, giftId, pack, rules, till, until } from './life-of-flows'

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
  const about = { reason: 'cooling_off', paidFrom: 'wechat_pay', staffId: null } as const
  const wish = { refundId, orderId: paid.orderId, refundFen, ...about }
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
