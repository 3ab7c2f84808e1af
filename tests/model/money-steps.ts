import { deriveId, type HoldId, lotIdsOf } from '../../src/domain/ids'
import type { SaleEntry, SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { fen } from '../../src/domain/money'
import { capture } from '../../src/domain/pack/capture'
import { hold } from '../../src/domain/pack/hold'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { spend } from '../../src/domain/pack/spend'
import { HOUR, later } from '../../src/domain/time'
import { expectCode, idAt, MOST_HOLDS, MOST_SUMS, rules } from './real'
import { pick, type Step, till } from './step'

const AS_TILL = { kind: 'till', storeId: till.storeId } as const
const HELD_FOR = 2 * HOUR

/** Money that comes in, is kept, leaves and comes back. */
export const moneySteps: Record<string, Step> = {
  'top up': (paper, real, a, b, at) => {
    const orderId = idAt('ord', paper)
    const [payFen, bonusFen, days] = [fen(1 + (a % 80_000)), fen(b % 20_000), b % 5 === 0 ? null : 1 + (a % 90)]
    const quote = { tierId: 'tier_any', payFen, bonusFen, bonusValidDays: days, rulesVersion: 1 }
    real.commit(settleTopUp(real.pack, { orderId, quote, transactionId: '42', paidAt: at }, at), idAt('top', paper), at)
    const { principal, bonus } = lotIdsOf(orderId)
    paper.put(principal, payFen, false)
    paper.put(bonus, bonusFen, true, days === null ? undefined : paper.endAfter(days))
    paper.topUps.push({ id: orderId, paid: payFen, bonus: bonusFen, at: paper.at, back: 0, gone: 0 })
  },

  spend: (paper, real, a, _b, at) => {
    const [spendId, amount] = [idAt('spd', paper), 1 + (a % 60_000)]
    const parts = paper.choose(amount)
    const decision = spend(real.pack, { amountFen: fen(amount), ...till }, rules, at)
    expectCode(decision, parts ? null : 'BALANCE_TOO_LOW')
    real.commit(decision, spendId, at)
    if (!parts) return
    paper.add(parts, 'left', -1)
    paper.sold(spendId, amount, parts)
  },

  hold: (paper, real, a, _b, at) => {
    const holdId = deriveId('hld', idAt('spd', paper)) as HoldId
    const amountFen = fen(1 + (a % 40_000))
    const parts = paper.choose(amountFen)
    const until = later(at, HELD_FOR)
    const decision = hold(real.pack, { holdId, owner: { kind: 'till', ...till }, amountFen, until }, rules, at)
    const isFull = paper.holds.length + paper.refunds.length >= MOST_HOLDS
    expectCode(decision, isFull ? 'HOLDS_FULL' : parts ? null : 'BALANCE_TOO_LOW')
    real.commit(decision, deriveId('spd', holdId), at)
    if (isFull || !parts) return
    paper.add(parts, 'kept', 1)
    paper.holds.push({ id: holdId, parts, until })
  },

  capture: (paper, real, a, b, at) => {
    const held = pick(paper.holds, a)
    if (!held) return
    const most = held.parts.reduce((sum, part) => sum + part.fen, 0)
    const amount = b % 3 === 0 ? most : 1 + (b % (most + 5))
    const sale = { amountFen: fen(amount), ...till }
    const decision = capture(real.pack, { holdId: held.id as HoldId, sale, by: AS_TILL }, rules, at)
    const isLate = paper.at >= held.until
    expectCode(decision, isLate ? 'HOLD_EXPIRED' : amount > most ? 'CAPTURE_ABOVE_HOLD' : null)
    const captureId = deriveId('cap', held.id)
    real.commit(decision, captureId, at)
    if (isLate || amount > most) return
    let missing = amount
    const parts = held.parts.flatMap(({ id, fen: kept }) => {
      const taken = Math.min(missing, kept)
      missing -= taken
      return taken > 0 ? [{ id, fen: taken }] : []
    })
    paper.holds = paper.holds.filter(each => each !== held)
    paper.add(held.parts, 'kept', -1)
    paper.add(parts, 'left', -1)
    paper.sold(captureId, amount, parts)
  },

  release: (paper, real, a, b, at) => {
    const held = pick(paper.holds, a)
    if (!held) return
    const byDeadline = b % 2 === 0
    const by = byDeadline ? ({ kind: 'deadline' } as const) : AS_TILL
    const decision = release(real.pack, held.id as HoldId, by, at)
    const isEarly = byDeadline && paper.at < held.until
    expectCode(decision, isEarly ? 'TRY_AGAIN' : null)
    real.commit(decision, deriveId('rel', held.id), at)
    if (isEarly) return
    paper.holds = paper.holds.filter(each => each !== held)
    paper.add(held.parts, 'kept', -1)
  },

  'give back': (paper, real, a, b, at) => {
    const sale = pick(paper.sales, a)
    if (!sale) return
    const amount = b % 3 === 0 ? sale.amount - sale.back || 1 : 1 + (b % (sale.amount + 5))
    const parts = paper.back(sale, amount)
    const earlier = [...real.entries.values()].filter(
      each => each.facts.kind === 'spend_refunded' && each.facts.saleId === sale.id,
    ) as SpendRefundEntry[]
    const wish = { sale: real.entries.get(sale.id) as SaleEntry, earlier, amountFen: fen(amount) }
    const decision = refundSpend(real.pack, { ...wish, staffId: till.staffId, reason: 'returned' }, at)
    const opens = parts?.some(({ id }) => paper.row(id).left === 0) ?? false
    const names = new Set([...paper.sums.names, ...(parts ?? []).map(part => part.id)])
    const tooMany = opens && names.size > MOST_SUMS
    expectCode(decision, !parts ? 'REFUND_ABOVE_CHARGE' : tooMany ? 'REFUND_LOTS_FULL' : null)
    real.commit(decision, idAt('rfd', paper), at)
    if (!parts || tooMany) return
    paper.add(parts, 'left', 1)
    sale.back += amount
    // Points go back in proportion, rounded for the member until all is back; nobody's points go below zero.
    const due = Math.floor((sale.earned * sale.back) / sale.amount) - sale.pointsDue
    sale.pointsDue += due
    paper.points -= Math.min(due, paper.points)
  },
}
