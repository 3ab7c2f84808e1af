import { deriveId, lotIdsOf, type OrderId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { release } from '../../src/domain/pack/release'
import { holdForRefund, type PaidTopUp, withdraw } from '../../src/domain/pack/withdraw'
import type { Instant } from '../../src/domain/time'
import type { Paper, PaperTopUp } from './paper'
import { expectCode, idAt, MOST_HOLDS, type Real } from './real'
import { pick, type Step } from './step'

const WEEK = 7 * 24 * 3_600_000

/** What the rule on the page gives back now of a top-up by each reason; null: nothing, or the time for it is over. */
function due(paper: Paper, topUp: PaperTopUp, reason: 'cooling_off' | 'consumer' | 'merchant'): number | null {
  const { paid, bonus, back, gone, at } = topUp
  const rows = paper.rowsOf(topUp)
  const left = rows.reduce((sum, row) => sum + row.left, 0)
  const ranOut = rows.reduce((sum, row) => sum + row.ranOut, 0)
  const used = paid + bonus - left - ranOut - gone
  if (left === 0) return null
  if (reason === 'cooling_off' && (paper.at >= at + WEEK || used > 0)) return null
  const charged = {
    cooling_off: 0,
    consumer: Math.floor((used * paid) / (paid + bonus)),
    merchant: Math.max(0, used - bonus),
  }[reason]
  const amount = Math.min(left, paid - charged - back)
  return amount > 0 ? amount : null
}

/** A top-up as the ledger has it: what ran out of its bonus, and what was paid back of it before. */
function asBooked({ id, paid, bonus, at }: PaperTopUp, real: Real): PaidTopUp {
  const orderId = id as OrderId
  const all = [...real.entries.values()].map(({ facts }) => facts)
  const lots = all.flatMap(facts => (facts.kind === 'expired' ? facts.lots : []))
  const ranOut = lots.filter(({ lotId }) => lotId === lotIdsOf(orderId).bonus).reduce((sum, lot) => sum + lot.fen, 0)
  const backs = all.flatMap(facts => (facts.kind === 'top_up_refunded' && facts.orderId === orderId ? [facts] : []))
  return {
    ...{ orderId, quote: { payFen: fen(paid), bonusFen: fen(bonus) }, paidAt: at as Instant, coupons: [] },
    bonusExpiredFen: fen(ranOut),
    refundedFen: fen(backs.reduce((sum, each) => sum + each.refundFen, 0)),
    withdrawnFen: fen(backs.reduce((sum, each) => sum + each.principalFen + each.bonusFen, 0)),
  }
}

/** Top-ups given back: held first, then paid back and closed, or free again. */
export const refundSteps: Record<string, Step> = {
  'ask a top-up back': (paper, real, a, b, at) => {
    const topUp = pick(paper.topUps, a)
    if (!topUp) return
    const refundId = idAt('rft', paper)
    const reason = (['cooling_off', 'consumer', 'merchant'] as const)[b % 3] ?? 'consumer'
    const rows = paper.rowsOf(topUp).filter(row => row.left > 0)
    const amount = due(paper, topUp, reason)
    const isHeld = rows.some(row => row.kept > 0)
    const wish = { refundId, paid: asBooked(topUp, real), reason, refundFen: fen(amount ?? 1) }
    const decision = holdForRefund(real.pack, wish, at)
    const isFull = paper.holds.length + paper.refunds.length >= MOST_HOLDS
    const nothing = reason === 'cooling_off' && rows.length > 0 ? 'COOLING_OFF_OVER' : 'NOTHING_TO_REFUND'
    const refused = isFull ? 'HOLDS_FULL' : isHeld ? 'REFUND_HELD' : amount === null ? nothing : null
    expectCode(decision, refused)
    real.commit(decision, deriveId('hld', refundId), at)
    if (refused || amount === null) return
    const parts = rows.map(({ id, left }) => ({ id, fen: left }))
    paper.add(parts, 'kept', 1)
    paper.refunds.push({ id: refundId, topUp, parts, amount })
  },

  'WeChat has paid it back': (paper, real, a, _b, at) => {
    const refund = pick(paper.refunds, a)
    if (!refund) return
    const { id: refundId, topUp, parts, amount } = refund
    const about = { reason: 'consumer', paidFrom: 'wechat_pay', staffId: null } as const
    const wish = { refundId, orderId: topUp.id as OrderId, refundFen: fen(amount), ...about }
    const decision = withdraw(real.pack, wish)
    expectCode(decision, null)
    real.commit(decision, deriveId('wdr', refundId), at)
    paper.add(parts, 'kept', -1)
    paper.add(parts, 'left', -1)
    topUp.back += amount
    topUp.gone += parts.reduce((sum, part) => sum + part.fen, 0)
    paper.refunds = paper.refunds.filter(each => each !== refund)
    // All that was ever paid back of a top-up was paid for it.
    expect(topUp.back).toBeLessThanOrEqual(topUp.paid)
  },

  'WeChat does not pay it back': (paper, real, a, _b, at) => {
    const refund = pick(paper.refunds, a)
    if (!refund) return
    const { id: refundId } = refund
    const decision = release(real.pack, deriveId('hld', refundId), { kind: 'refund', refundId }, at)
    expectCode(decision, null)
    real.commit(decision, deriveId('rel', refundId), at)
    paper.add(refund.parts, 'kept', -1)
    paper.refunds = paper.refunds.filter(each => each !== refund)
  },
}
