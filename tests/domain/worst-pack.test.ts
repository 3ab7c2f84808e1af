import { deriveId } from '../../src/domain/ids'
import { type Fen, fen } from '../../src/domain/money'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { hold } from '../../src/domain/pack/hold'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { spend } from '../../src/domain/pack/spend'
import { codeOf, commit, daysAfter, newId, newPack, noon, rulesWith, toppedUp } from './given'

const longId = (n: number): string => `s${n}_`.padEnd(64, 'x')
const stores = Array.from({ length: 20 }, (_, n) => ({ _id: longId(n), name: '店'.repeat(20) }))
const STORES = 1
const by = rulesWith({
  stores,
  staff: [],
  coupon_templates: Array.from({ length: 70 }, (_, n) => ({
    _id: `t${n}_`.padEnd(64, 'x'),
    title: '名'.repeat(20),
    kind: '兑换',
    item: '品'.repeat(20),
    // As many as the doors let a coupon name.
    stores: stores.slice(0, STORES).map(store => store._id),
    validDays: 7,
    perMember: 1,
  })),
})
const till = { storeId: longId(0), storeName: '店'.repeat(20), staffId: 'x'.repeat(64) }

test('the worst pack, every list full of the longest that the doors allow, stays below 64 KiB', () => {
  let pack: Pack = newPack()
  const live = (decision: Parameters<typeof commit>[0]): void => {
    const { pack: next } = commit(decision, { commandId: newId('spd'), at: noon })
    pack = { ...next, flushedSeq: next.head.seq }
  }
  // Coupons that name stores by long ids fill the wallet by their size.
  let claimed = 0
  for (const { templateId } of by.couponTemplates) {
    const decision = claimCoupon(pack, newId('clm'), templateId, by, noon)
    if (codeOf(decision) === 'WALLET_FULL') break
    live(decision)
    claimed += 1
    if (claimed > 5) continue
    const couponId = pack.coupons[0]?.couponId ?? newId('cpn')
    live(redeemCoupon(pack, { redeemId: newId('rdm'), couponId, orderFen: null, ...till }, by, noon))
  }
  expect(claimed).toBeGreaterThan(5)
  for (let n = 0; n < packLimits.lots / 2; n++) {
    pack = toppedUp(pack, { payFen: fen(10_000), bonusFen: fen(10_000) }).pack
    pack = { ...pack, flushedSeq: pack.head.seq }
  }
  expect(lotsOf(pack)).toHaveLength(packLimits.lots)
  for (let n = 0; n < packLimits.holds; n++) {
    const holdId = deriveId('hld', newId('spd'))
    const wish = { holdId, owner: { kind: 'till' as const, ...till }, until: daysAfter(noon, 3) }
    live(hold(pack, { ...wish, amountFen: fen(50_000) }, by, noon))
  }
  // All that is free but a fen: the largest entry that a sale can make, with every lot still on the card before it.
  const rest = (balanceOf(pack, noon).totalFen - 1) as Fen
  const before = pack
  const sold = commit(spend(pack, { amountFen: rest, ...till }, by, noon), { commandId: newId('spd'), at: noon }).pack
  const worst = { ...before, recent: sold.recent }
  expect(Buffer.byteLength(JSON.stringify(worst))).toBeLessThan(64 * 1024)
})
