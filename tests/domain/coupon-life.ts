import { couponReport } from '../../src/domain/figures/coupon-report'
import { addEntry, type DayFigures, figuresKeyOf } from '../../src/domain/figures/day-figures'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { couponUse } from '../../src/domain/ledger/facts/coupon-facts'
import { isRefundOf, isSale, type SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { type Fen, fen } from '../../src/domain/money'
import type { ConflictPolicy } from '../../src/domain/offline/conflict'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { decideConflict } from '../../src/domain/pack/decide-conflict'
import type { Decision } from '../../src/domain/pack/decision'
import { refundableFen } from '../../src/domain/pack/lots-back'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, shopDayOf } from '../../src/domain/time'
import { commit, newId, newPack, rulesWith, shopTime, toppedUp, yuan } from './given'

const shop = rulesWith({
  coupon_templates: [
    { _id: 'cash', title: '代金券', kind: '代金', valueYuan: 5, validDays: 60, perMember: 50, refund: '退券' },
    { _id: 'off', title: '满减券', kind: '满减', minimumYuan: 20, offYuan: 8, validDays: 60, perMember: 50 },
  ],
})
export const nanshan = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
export const futian = { storeId: 'store_futian', storeName: '福田店', staffId: 'staff_2' }
export const dayOf = (text: string) => shopDayOf(shopTime(`${text} 00:00:00`))
export const year = { from: dayOf('2026-11-01'), to: dayOf('2027-10-31') }
export const autumn = { from: dayOf('2026-11-22'), to: dayOf('2026-12-01') }
const wish = { coupons: 'best', usePoints: false } as const

/** A member's life, each command written into the ledger as the product does. */
export class Life {
  pack: Pack = { ...toppedUp(newPack(), { payFen: yuan(5000), bonusFen: yuan(0) }).pack }
  entries: Entry[] = []

  do(
    decision: Decision,
    at: Instant,
    commandId: Parameters<typeof commit>[1]['commandId'] = newId('spd', at),
  ): Entry | null {
    if (decision instanceof Refusal) return null
    const { pack, entry } = commit(decision, { commandId, at })
    this.pack = { ...pack, flushedSeq: pack.head.seq }
    this.entries.push(entry)
    return entry
  }

  claim(templateId: string, at: Instant) {
    const claimId = newId('clm', at)
    return this.do(claimCoupon(this.pack, claimId, templateId, shop, at), at, claimId)
  }

  pay(at: Instant, by = nanshan) {
    const order = orderOfAmount(yuan(30), by.storeId, at)
    const expectedPayableFen = priceFor(this.pack, order, wish, shop).payableFen
    const spendId = newId('spd', at)
    return this.do(charge(this.pack, { spendId, order, points: null, expectedPayableFen, by }, shop, at), at, spendId)
  }

  redeem(at: Instant, by = nanshan) {
    const redeemId = newId('rdm', at)
    const couponId = this.pack.coupons[0]?.couponId ?? newId('cpn')
    return this.do(redeemCoupon(this.pack, { redeemId, couponId, orderFen: yuan(30), ...by }, shop, at), at, redeemId)
  }

  undo(at: Instant) {
    const redemption = this.entries.findLast(entry => entry.facts.kind === 'coupon_redeemed')
    if (redemption?.facts.kind !== 'coupon_redeemed') return null
    const { facts } = redemption
    return this.do(
      undoRedemption(this.pack, { redemption: { ...redemption, facts }, staffId: 'x', undoMinutes: 30 }, at),
      at,
    )
  }

  /** Of the newest sale what is left, or a part of it. */
  refund(at: Instant, most: Fen = yuan(1000)) {
    const sale = this.entries.findLast(isSale)
    if (!sale) return null
    const earlier = this.entries.filter(entry => isRefundOf(entry, sale.commandId)) as SpendRefundEntry[]
    const amountFen = fen(Math.min(most, refundableFen(sale, earlier)))
    if (amountFen === 0) return null
    return this.do(refundSpend(this.pack, { sale, earlier, amountFen, staffId: 'x', reason: 'returned' }, at), at)
  }

  /** A till without a network took the coupon that was redeemed last a second time. */
  decide(at: Instant, policy: ConflictPolicy, by = nanshan) {
    const first = this.entries.findLast(entry => entry.facts.kind === 'coupon_redeemed')
    if (first?.facts.kind !== 'coupon_redeemed') return null
    const redeemId = newId('rdm', at)
    const use = { ...couponUse(first.facts), ...by }
    const claim = {
      ...use,
      ...{ redeemId, packId: this.pack.packId, redeemedAt: at, receivedAt: at },
      progress: { state: 'received' as const },
    }
    return this.do(decideConflict(this.pack, claim, policy), at, deriveId('ofc', redeemId))
  }
}

/** As the clock counts: day by day, store by store. */
export function counted(entries: readonly Entry[]): DayFigures[] {
  const days = new Map<string, DayFigures>()
  for (const entry of entries) {
    const key = figuresKeyOf(entry)
    const name = `${key.day}:${key.storeId}`
    days.set(name, addEntry(days.get(name) ?? { ...key, kinds: {}, coupons: {} }, entry))
  }
  return [...days.values()]
}

export const totalOf = (life: Life) => couponReport(counted(life.entries), year, 'day').total
