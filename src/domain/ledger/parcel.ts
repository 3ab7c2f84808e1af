import { deriveId, type LotId, type ParcelId } from '../ids'
import { addFen, type Fen, NO_MONEY, sumFen } from '../money'
import type { Instant } from '../time'
import type { Lot, LotDebit } from './lots'

/** Money on its way to another pack, of one kind and one expiry: what it was, it stays. */
export type ParcelPart = { fen: Fen } & ({ kind: 'principal' } | { kind: 'bonus'; expiresAt: Instant | null })

/** The lots that debits take, holding what is taken of each: enough to put every fen back where it came from. */
export function takenLots(lots: readonly Lot[], debits: readonly LotDebit[]): Lot[] {
  const takenFrom = new Map(debits.map(debit => [debit.lotId, debit.fen]))
  return lots.flatMap(lot => {
    const leftFen = takenFrom.get(lot.lotId)
    // What a hold keeps of the lot stays behind with it.
    const { heldFen: _held, ...terms } = lot
    return leftFen === undefined ? [] : [{ ...terms, leftFen } as Lot]
  })
}

/** Lots in as few parts as their kinds and expiries allow, principal first, then by expiry. */
export function partsOf(lots: readonly Lot[]): ParcelPart[] {
  const parts = new Map<string, ParcelPart>()
  for (const lot of lots) {
    const key = sortKeyOf(lot)
    const part = parts.get(key)
    if (part) part.fen = addFen(part.fen, lot.leftFen)
    else parts.set(key, partOf(lot))
  }
  return [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)
}

function partOf(lot: Lot): ParcelPart {
  const { leftFen } = lot
  return lot.kind === 'principal'
    ? { kind: 'principal', fen: leftFen }
    : { kind: 'bonus', fen: leftFen, expiresAt: lot.expiresAt }
}

/** An instant has at most sixteen digits; what never runs out comes last. */
function sortKeyOf(lot: Lot): string {
  if (lot.kind === 'principal') return '0'
  return lot.expiresAt === null ? '2' : `1${String(lot.expiresAt).padStart(16, '0')}`
}

/** The lots that a parcel opens where it arrives, named after it and their place in it. */
export function lotsFromParts(parts: readonly ParcelPart[], parcelId: ParcelId, at: Instant): Lot[] {
  return parts.map(({ fen, ...kind }, place) => ({
    lotId: `${deriveId('lot', parcelId)}_${place}` as LotId,
    creditedFen: fen,
    leftFen: fen,
    openedAt: at,
    ...kind,
  }))
}

/** What a parcel is worth, by kind. */
export function totalOfParts(parts: readonly ParcelPart[]): { principalFen: Fen; bonusFen: Fen; totalFen: Fen } {
  const of = (kind: Lot['kind']): Fen => sumFen(parts.filter(part => part.kind === kind).map(part => part.fen))
  const [principalFen, bonusFen] = [of('principal'), of('bonus')]
  return { principalFen, bonusFen, totalFen: addFen(principalFen, bonusFen) }
}

/** Lots with what comes back to them; lots that are gone from the card are not among them. */
export function grownLots(lots: readonly Lot[], back: readonly Lot[]): Lot[] {
  const returning = new Map(back.map(lot => [lot.lotId, lot.leftFen]))
  return lots.map(lot => ({ ...lot, leftFen: addFen(lot.leftFen, returning.get(lot.lotId) ?? NO_MONEY) }))
}
