import type { LotId } from '../ids'
import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'
import type { Instant } from '../time'

/** A sum credited at once, spent and expired by itself: debits name their lots, expiry touches only its own. */
export type Lot = {
  lotId: LotId
  creditedFen: Fen
  /** what is left of it; lots that are used up leave the card */
  leftFen: Fen
  openedAt: Instant
} & ({ kind: 'principal' } | { kind: 'bonus' /** exclusive; null: never */; expiresAt: Instant | null })

/** What a debit takes from one lot. */
export interface LotDebit {
  lotId: LotId
  kind: Lot['kind']
  fen: Fen
}

/** A lot counts until its expiry even if the clock has not yet written the expiry down. */
export function isSpendable(lot: Lot, at: Instant): boolean {
  return lot.kind === 'principal' || lot.expiresAt === null || at < lot.expiresAt
}

export function totalOf(lots: readonly Lot[], kind: Lot['kind'], at: Instant): Fen {
  let total: Fen = NO_MONEY
  for (const lot of lots) if (lot.kind === kind && isSpendable(lot, at)) total = addFen(total, lot.leftFen)
  return total
}

export function spendableFen(lots: readonly Lot[], at: Instant): Fen {
  return addFen(totalOf(lots, 'principal', at), totalOf(lots, 'bonus', at))
}

/**
 * Chooses the lots for a debit: bonus that runs out first, then bonus that never does, then principal from the oldest:
 * the member loses as little as possible to expiry. Returns null when the lots do not hold enough. Throws on an amount of
 * nothing or less, which every door refuses before.
 */
export function planDebit(lots: readonly Lot[], amountFen: Fen, at: Instant): LotDebit[] | null {
  if (amountFen <= 0) throw new RangeError(`not an amount to debit: ${amountFen}`)
  let missing: number = amountFen
  const debits: LotDebit[] = []
  for (const lot of lots.filter(lot => isSpendable(lot, at)).sort(byTurn)) {
    if (missing === 0) break
    const taken = Math.min(missing, lot.leftFen)
    if (taken > 0) debits.push({ lotId: lot.lotId, kind: lot.kind, fen: fen(taken) })
    missing -= taken
  }
  return missing === 0 ? debits : null
}

const NEVER = Number.MAX_SAFE_INTEGER

function byTurn(a: Lot, b: Lot): number {
  return turnOf(a) - turnOf(b) || a.openedAt - b.openedAt || (a.lotId < b.lotId ? -1 : 1)
}

function turnOf(lot: Lot): number {
  if (lot.kind === 'principal') return NEVER
  return lot.expiresAt ?? NEVER - 1
}

/** The lots after the debits; what is used up leaves. */
export function applyDebits(lots: readonly Lot[], debits: readonly LotDebit[]): Lot[] {
  const takenFrom = new Map(debits.map(debit => [debit.lotId, debit.fen]))
  return lots
    .map((lot): Lot => ({ ...lot, leftFen: subtractFen(lot.leftFen, takenFrom.get(lot.lotId) ?? NO_MONEY) }))
    .filter(lot => lot.leftFen > 0)
}

/** The next bonus that will run out, all lots of that same instant together; null when none will. */
export function nextBonusExpiry(lots: readonly Lot[], at: Instant): { fen: Fen; expiresAt: Instant } | null {
  let next: { fen: Fen; expiresAt: Instant } | null = null
  for (const lot of lots) {
    if (lot.kind !== 'bonus') continue
    const { leftFen, expiresAt } = lot
    if (expiresAt === null || expiresAt <= at) continue
    if (!next || expiresAt < next.expiresAt) next = { fen: leftFen, expiresAt }
    else if (expiresAt === next.expiresAt) next = { fen: addFen(next.fen, leftFen), expiresAt }
  }
  return next
}
