import type { ShiftView, TillDid, TillLine, TillToday } from '../../src/contract/till-day'
import { takenFen } from '../../src/domain/counter/drawer'
import { type Entry, entryDocumentId } from '../../src/domain/ledger/entry'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../../src/domain/money'
import { whyNotUndo } from '../../src/domain/pack/undo-redemption'
import type { Published } from '../../src/domain/rules/publish'
import type { StaffMember } from '../../src/domain/rules/rules'
import { tillRulesOf } from '../../src/domain/till/till-rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { holderOfEntry } from '../_usecases/holder-name'
import type { CountedShift } from '../_usecases/shifts'
import type { TillDay } from '../_usecases/till-day'

/** Today at the store, as its staff see it. */
export function tillToday(
  { entries, totals, shift }: TillDay,
  { rules, people }: Published,
  { role }: StaffMember,
  at: Instant,
): TillToday {
  const { undoMinutes } = tillRulesOf(rules)
  const names = new Map(people.staff.map(member => [member.staffId, member.name]))
  const undone = new Set(
    entries.flatMap(({ facts }) => (facts.kind === 'coupon_redemption_undone' ? [facts.redeemId as string] : [])),
  )
  const voided = new Set(
    entries.flatMap(({ facts }) => (facts.kind === 'counter_top_up_voided' ? [facts.orderId as string] : [])),
  )
  const isManager = role !== 'clerk'
  const past = {
    ...{ undone, voided, undoMinutes, isManager, backFen: backOf(entries) },
    voidMinutes: isManager ? (rules.counter?.voidMinutes ?? 0) : 0,
  }
  const lines = entries.flatMap((entry): TillLine[] => {
    const did = whatWasDone(entry, past, at)
    if (!did || !('staffId' in entry.facts)) return []
    return [
      {
        receiptId: entryDocumentId(entry.packId, entry.commandId),
        at: entry.at,
        holder: holderOfEntry(entry),
        staffName: names.get(entry.facts.staffId) ?? '已离职',
        did,
      },
    ]
  })
  return { lines, totals, shift: shift && shiftView(shift) }
}

/** What was taken back since, and for how long things can be. */
interface Past {
  undone: ReadonlySet<string>
  voided: ReadonlySet<string>
  undoMinutes: number
  voidMinutes: number
  /** charges are given back by managers alone */
  isManager: boolean
  /** given back of each charge, to the card and to WeChat Pay */
  backFen: ReadonlyMap<string, Fen>
}

function backOf(entries: readonly Entry[]): Map<string, Fen> {
  const back = new Map<string, Fen>()
  const add = (saleId: string, amount: Fen) => back.set(saleId, addFen(back.get(saleId) ?? NO_MONEY, amount))
  for (const { facts } of entries) {
    if (facts.kind === 'spend_refunded') add(facts.saleId, facts.amountFen)
    if (facts.kind === 'rest_refunded') add(facts.saleId, facts.refundFen)
  }
  return back
}

function whatWasDone(
  { facts, commandId, at: doneAt }: Entry,
  { undone, voided, undoMinutes, voidMinutes, isManager, backFen }: Past,
  at: Instant,
): TillDid | null {
  switch (facts.kind) {
    case 'spent':
    case 'captured': {
      const { amountFen } = facts
      const restFen = facts.kind === 'captured' && facts.rest ? facts.rest.restFen : NO_MONEY
      const back = backFen.get(commandId) ?? NO_MONEY
      const paidFen = addFen(amountFen, restFen)
      // Offers may have made it free: then there is nothing to give back.
      const leftFen = isManager && paidFen > NO_MONEY ? subtractFen(paidFen, back) : null
      const together = (facts.kind === 'captured' && facts.together) || null
      return { kind: 'charged', amountFen, restFen, together, leftFen }
    }
    case 'spend_refunded':
      return { kind: 'given_back', amountFen: facts.amountFen }
    case 'coupon_redeemed': {
      const { title, discountFen, item } = facts
      const wasUndone = undone.has(commandId)
      const tooLate = wasUndone || whyNotUndo(doneAt, undoMinutes, at) !== null
      const undoUntil = tooLate ? null : later(doneAt, undoMinutes * MINUTE)
      return {
        kind: 'redeemed',
        title,
        discountFen,
        item,
        undoUntil,
        undone: wasUndone,
        onPaper: facts.slip !== undefined,
      }
    }
    case 'coupon_redemption_undone':
      return { kind: 'undone', title: facts.title, discountFen: facts.discountFen }
    case 'counter_topped_up': {
      const { orderId, payFen, bonusFen, by } = facts
      const wasVoided = voided.has(orderId)
      const until = later(doneAt, voidMinutes * MINUTE)
      const voidUntil = wasVoided || at >= until ? null : until
      return { kind: 'topped_up', orderId, payFen, bonusFen, by, voidUntil, voided: wasVoided }
    }
    case 'counter_top_up_voided':
      return { kind: 'top_up_voided', orderId: facts.orderId, payFen: facts.payFen, by: facts.by }
    case 'password_reset':
      return { kind: 'password_reset' }
    default:
      // What else a store's ledger holds was not done at a till.
      return null
  }
}

/** A shift with its counts, and its drawer. */
export function shiftView({ shift, totals }: CountedShift): ShiftView {
  const { shiftId, openedAt, progress, drawer } = shift
  return {
    shiftId,
    openedAt,
    closedAt: progress.state === 'closed' ? progress.closedAt : null,
    totals,
    drawer: {
      floatFen: drawer.floatFen,
      cashFen: takenFen(drawer, 'cash'),
      posFen: takenFen(drawer, 'pos'),
      count: progress.state === 'closed' ? progress.cash : null,
    },
  }
}
