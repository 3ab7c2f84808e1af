import { deriveId, type GiftId, type HoldId, type LotId, type SpendId } from '../../src/domain/ids'
import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import type { EntryFacts } from '../../src/domain/ledger/facts/entry-facts'
import type { SaleEntry } from '../../src/domain/ledger/sale-entry'
import { fen } from '../../src/domain/money'
import { capture } from '../../src/domain/pack/capture'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import { expireDue } from '../../src/domain/pack/expire'
import { carveGift } from '../../src/domain/pack/gift'
import { hold } from '../../src/domain/pack/hold'
import type { Pack } from '../../src/domain/pack/pack'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import type { Instant } from '../../src/domain/time'
import { audited } from './audited'
import { commit, daysAfter, newId, newPack, noon, rawRules, rulesWith, sha256, toppedUp, yuan } from './given'

export const rules = rulesWith({
  settings: [
    ...rawRules().settings,
    { _id: 'points', rescueDays: 30, rescueCoupons: [{ fromYuan: 1, coupon: 'off_10' }] },
  ],
})
export const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
export const owner = { kind: 'till' as const, ...till }
export const until = daysAfter(noon, 1)
export const giftId: GiftId = newId('gft')
export const openHold: HoldId = deriveId('hld', newId('spd'))
export const captured: HoldId = deriveId('hld', newId('spd'))
export const saleId: SpendId = newId('spd')

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
  const order = orderOfAmount(yuan(60), till.storeId, noon)
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

export const { pack, entries } = life()

/** The findings at an entry that follows, well chained and with a balance that is the replay, but of a content nobody may write. */
export function found(change: Partial<EntryContent>, of: readonly Entry[] = entries) {
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
