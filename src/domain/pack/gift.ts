import type { Gift } from '../gifts/gift'
import type { GiftId } from '../ids'
import { spendableFen } from '../ledger/lots'
import { type ParcelPart, partsOf, totalOfParts } from '../ledger/parcel'
import { planDebit } from '../ledger/plan-debit'
import { subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decided, Decision } from './decision'
import { packLimits } from './limits'
import { lotsInParcels, lotsOf, type Pack } from './pack'
import { receiveParcel, sendParcel, takeParcelBack } from './parcel'

/**
 * Carves a gift out of the giver's lots. Only lots that outlive the gift's deadline are taken, so that a friend never
 * claims what has just run out.
 */
export function carveGift(pack: Pack, gift: Pick<Gift, 'giftId' | 'amountFen' | 'claimBefore'>): Decision {
  const { giftId, amountFen, claimBefore } = gift
  if (Object.keys(pack.parcels).length >= packLimits.parcels) {
    return new Refusal('TOO_MANY_GIFTS', { limit: packLimits.parcels })
  }
  const debits = planDebit(lotsOf(pack), amountFen, claimBefore)
  if (!debits) {
    const balanceFen = spendableFen(lotsOf(pack), claimBefore)
    return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(amountFen, balanceFen) })
  }
  const { taken, ...moved } = sendParcel(pack, giftId, debits)
  // A lot that is taken in part is there twice, on the card and on its way.
  if (lotsOf(moved.pack).length + lotsInParcels(moved.pack).length > packLimits.lots + packLimits.parcels) {
    return new Refusal('TOO_MANY_GIFTS', { limit: Object.keys(pack.parcels).length })
  }
  const parts = partsOf(taken)
  const { principalFen, bonusFen } = totalOfParts(parts)
  return { ...moved, facts: { kind: 'gift_carved', giftId, principalFen, bonusFen, parts } }
}

/** Opens a claimed gift in the friend's pack, or says why there is no room for it. */
export function receiveGift(pack: Pack, giftId: GiftId, parts: ParcelPart[], rules: Rules, at: Instant): Decision {
  const moved = receiveParcel(pack, giftId, parts, rules, at)
  if (moved instanceof Refusal) return moved
  const { principalFen, bonusFen } = totalOfParts(parts)
  return { ...moved, facts: { kind: 'gift_received', giftId, principalFen, bonusFen, parts } }
}

/** Puts a gift back to the giver's lots: money that is the giver's is never refused. */
export function returnGift(pack: Pack, giftId: GiftId): Decided {
  const { back, ...moved } = takeParcelBack(pack, giftId)
  const { principalFen, bonusFen } = totalOfParts(partsOf(back))
  return { ...moved, facts: { kind: 'gift_returned', giftId, principalFen, bonusFen } }
}
