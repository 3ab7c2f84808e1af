import type { ParcelId } from '../ids'
import { applyDebits, type Lot, type LotDebit } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { grownLots, lotsFromParts, type ParcelPart, takenLots, totalOfParts } from '../ledger/parcel'
import { NO_MONEY, subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { packLimits } from './limits'
import { heldAndReservedFen, lotsInParcels, lotsOf, openReservations, type Pack, withLots } from './pack'
import { LOTS_PER_RESERVATION } from './room'

interface Moved {
  pack: Pack
  movements: Movement[]
}

/** Takes money out of the cards and remembers it as a parcel, lot by lot, until it has arrived or comes back. */
export function sendParcel(pack: Pack, parcelId: ParcelId, debits: readonly LotDebit[]): Moved & { taken: Lot[] } {
  const taken = takenLots(lotsOf(pack), debits)
  return {
    taken,
    pack: {
      ...withLots(pack, lots => applyDebits(lots, debits)),
      parcels: { ...pack.parcels, [parcelId]: taken },
    },
    movements: taken.map((lot): Movement => {
      return { unit: 'fen', amount: lot.leftFen, from: `lot:${lot.lotId}`, to: `in_transit:${parcelId}` }
    }),
  }
}

/** Puts a parcel back to the lots it was taken from. Never refused: its room was kept. Throws when it is not out. */
export function takeParcelBack(pack: Pack, parcelId: ParcelId): Moved & { back: Lot[] } {
  const back = pack.parcels[parcelId]
  if (!back) throw new Error(`${parcelId} is not out of this pack`)
  const held = new Set(lotsOf(pack).map(lot => lot.lotId))
  const gone = back.filter(lot => !held.has(lot.lotId))
  const grown = withLots(forgetParcel(pack, parcelId), lots => grownLots(lots, back))
  const [main, ...others] = grown.cards
  return {
    back,
    pack: { ...grown, cards: [{ ...main, lots: [...main.lots, ...gone] }, ...others] },
    movements: back.map((lot): Movement => {
      return { unit: 'fen', amount: lot.leftFen, from: `in_transit:${parcelId}`, to: `lot:${lot.lotId}` }
    }),
  }
}

/** A parcel that has arrived cannot come back: its room is free. One that is already forgotten stays so. */
export function forgetParcel(pack: Pack, parcelId: ParcelId): Pack {
  const { [parcelId]: _arrived, ...parcels } = pack.parcels
  return { ...pack, parcels }
}

/** Opens a parcel's lots on the first card, if it has room for the money and for the lots. */
export function receiveParcel(
  pack: Pack,
  parcelId: ParcelId,
  parts: readonly ParcelPart[],
  rules: Rules,
  at: Instant,
): Moved | Refusal {
  const refusal = whyNotReceived(pack, parts, rules, at)
  if (refusal) return refusal
  const opened = lotsFromParts(parts, parcelId, at)
  const [main, ...others] = pack.cards
  return {
    pack: { ...pack, cards: [{ ...main, lots: [...main.lots, ...opened] }, ...others] },
    movements: opened.map((lot): Movement => {
      return { unit: 'fen', amount: lot.leftFen, from: `in_transit:${parcelId}`, to: `lot:${lot.lotId}` }
    }),
  }
}

function whyNotReceived(pack: Pack, parts: readonly ParcelPart[], rules: Rules, at: Instant): Refusal | null {
  const [main] = pack.cards
  const ceilingFen = rules.shop.ceilingFen[main.kind]
  const roomFen = subtractFen(ceilingFen, heldAndReservedFen(pack, at))
  if (totalOfParts(parts).totalFen > roomFen) {
    return new Refusal('RECEIVE_CEILING', { ceilingFen, roomFen: roomFen > 0 ? roomFen : NO_MONEY })
  }
  const expected = lotsInParcels(pack).length + LOTS_PER_RESERVATION * openReservations(pack, at).length
  const lotsAfter = main.lots.length + expected + parts.length
  return lotsAfter > packLimits.lots ? new Refusal('CARD_LOTS_FULL', {}) : null
}
