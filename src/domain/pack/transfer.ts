import type { TransferId } from '../ids'
import { isSpendable } from '../ledger/lots'
import { type ParcelPart, partsOf, totalOfParts } from '../ledger/parcel'
import { NO_MONEY } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decided, Decision } from './decision'
import { balanceOf, lotsOf, openReservations, type Pack } from './pack'
import { receiveParcel, sendParcel, takeParcelBack } from './parcel'

/**
 * Takes everything that can be spent out of the holder's lots, the whole of what both sides saw. Points, coupons and level
 * stay with the holder: they were earned by a person, not bought by the card. Refused while money is kept for a purpose,
 * may still come in, or may still come back.
 */
export function sendCard(pack: Pack, transferId: TransferId, expectedFen: number, at: Instant): Decision {
  const refusal = whyNotSent(pack, at)
  if (refusal) return refusal
  const { totalFen } = balanceOf(pack, at)
  if (totalFen !== expectedFen) return new Refusal('TRANSFER_CHANGED', { balanceFen: totalFen })
  const debits = lotsOf(pack)
    .filter(lot => isSpendable(lot, at))
    .map(lot => ({ lotId: lot.lotId, kind: lot.kind, fen: lot.leftFen }))
  const { taken, ...moved } = sendParcel(pack, transferId, debits)
  const parts = partsOf(taken)
  const { principalFen, bonusFen } = totalOfParts(parts)
  return { ...moved, facts: { kind: 'transfer_sent', transferId, principalFen, bonusFen, parts } }
}

/** Why a card cannot be handed over as it stands; null when it can. */
export function whyNotSent(pack: Pack, at: Instant): Refusal | null {
  if (pack.holds.length > 0) return new Refusal('TRANSFER_BLOCKED', { by: 'holds' })
  if (openReservations(pack, at).length > 0) return new Refusal('TRANSFER_BLOCKED', { by: 'top_ups' })
  if (Object.keys(pack.parcels).length > 0) return new Refusal('TRANSFER_BLOCKED', { by: 'gifts' })
  return balanceOf(pack, at).totalFen > NO_MONEY ? null : new Refusal('TRANSFER_NOTHING', {})
}

/** Opens what was handed over in the receiver's pack, or says why there is no room for it. */
export function receiveCard(
  pack: Pack,
  transferId: TransferId,
  parts: ParcelPart[],
  rules: Rules,
  at: Instant,
): Decision {
  const moved = receiveParcel(pack, transferId, parts, rules, at)
  if (moved instanceof Refusal) return moved
  const { principalFen, bonusFen } = totalOfParts(parts)
  return { ...moved, facts: { kind: 'transfer_received', transferId, principalFen, bonusFen, parts } }
}

/** Puts everything back to the holder's lots. */
export function returnCard(pack: Pack, transferId: TransferId): Decided {
  const { back, ...moved } = takeParcelBack(pack, transferId)
  const { principalFen, bonusFen } = totalOfParts(partsOf(back))
  return { ...moved, facts: { kind: 'transfer_returned', transferId, principalFen, bonusFen } }
}
