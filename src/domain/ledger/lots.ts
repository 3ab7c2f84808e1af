import type { LotId } from '../ids'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import type { Instant } from '../time'

/** A sum credited at once, spent and expired by itself: debits name their lots, expiry touches only its own. */
export type Lot = {
  lotId: LotId
  creditedFen: Fen
  /** what is left of it; lots that are used up leave the card */
  leftFen: Fen
  /** of what is left, kept by holds: it counts as the member's and pays for nothing else. Absent: nothing */
  heldFen?: Fen
  openedAt: Instant
} & ({ kind: 'principal' } | { kind: 'bonus' /** exclusive; null: never */; expiresAt: Instant | null })

/** What is taken from one lot. */
export interface LotDebit {
  lotId: LotId
  kind: Lot['kind']
  fen: Fen
}

/** A lot counts until its expiry even if the clock has not yet written the expiry down. */
export function isSpendable(lot: Lot, at: Instant): boolean {
  return lot.kind === 'principal' || lot.expiresAt === null || at < lot.expiresAt
}

/** What is left of a lot and not kept by a hold. */
export function freeFen({ leftFen, heldFen }: Lot): Fen {
  return heldFen === undefined ? leftFen : subtractFen(leftFen, heldFen)
}

/** What can be spent of one kind of money. */
export function totalOf(lots: readonly Lot[], kind: Lot['kind'], at: Instant): Fen {
  let total: Fen = NO_MONEY
  for (const lot of lots) if (lot.kind === kind && isSpendable(lot, at)) total = addFen(total, freeFen(lot))
  return total
}

/** Principal and bonus that have not run out and that no hold keeps. */
export function spendableFen(lots: readonly Lot[], at: Instant): Fen {
  return addFen(totalOf(lots, 'principal', at), totalOf(lots, 'bonus', at))
}

/** What holds keep of some lots. */
export function heldFenOf(lots: readonly Lot[]): Fen {
  let total: Fen = NO_MONEY
  for (const { heldFen } of lots) if (heldFen !== undefined) total = addFen(total, heldFen)
  return total
}

/** The lots after the debits; what is used up leaves. Throws when a debit would take what a hold keeps: a defect. */
export function applyDebits(lots: readonly Lot[], debits: readonly LotDebit[]): Lot[] {
  const takenFrom = new Map(debits.map(debit => [debit.lotId, debit.fen]))
  return lots
    .map((lot): Lot => {
      const taken = takenFrom.get(lot.lotId)
      if (taken === undefined) return lot
      if (taken > freeFen(lot)) throw new RangeError(`${lot.lotId} does not have ${taken} fen free`)
      return { ...lot, leftFen: subtractFen(lot.leftFen, taken) }
    })
    .filter(lot => lot.leftFen > 0)
}

/** The lots with more (or, by a negative amount, less) of each kept by holds. */
export function withHeld(lots: readonly Lot[], more: ReadonlyMap<LotId, Fen>): Lot[] {
  return lots.map((lot): Lot => {
    const change = more.get(lot.lotId)
    if (change === undefined) return lot
    const { heldFen = NO_MONEY, ...rest } = lot
    const held = addFen(heldFen, change)
    if (held < 0 || held > lot.leftFen) throw new RangeError(`${lot.lotId} cannot keep ${held} of ${lot.leftFen} fen`)
    return held > 0 ? { ...rest, heldFen: held } : rest
  })
}

/** The next bonus that will run out, all lots of that same instant together; null when none will. What is held waits for its hold. */
export function nextBonusExpiry(lots: readonly Lot[], at: Instant): { fen: Fen; expiresAt: Instant } | null {
  let next: { fen: Fen; expiresAt: Instant } | null = null
  for (const lot of lots) {
    if (lot.kind !== 'bonus') continue
    const { expiresAt } = lot
    const free = freeFen(lot)
    if (expiresAt === null || expiresAt <= at || free === 0) continue
    if (!next || expiresAt < next.expiresAt) next = { fen: free, expiresAt }
    else if (expiresAt === next.expiresAt) next = { fen: addFen(next.fen, free), expiresAt }
  }
  return next
}
