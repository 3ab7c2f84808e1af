import type { SoldFacts } from '../ledger/facts/sale-facts'
import type { Lot } from '../ledger/lots'
import type { SaleEntry, SpendRefundEntry } from '../ledger/sale-entry'
import { addFen, type Fen, subtractFen, sumFen } from '../money'
import { takePointsBack } from '../points/point-lots'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { packLimits } from './limits'
import { chooseLots, withLotsBack } from './lots-back'
import { offersBack, paidForSale } from './offers-back'
import { lotsInParcels, openReservations, type Pack } from './pack'
import { givePointsBack, pointsToReturn } from './pay-with-points'
import { couponsBack, noneReturned, returnCoupons } from './return-coupons'
import { LOTS_PER_RESERVATION } from './room'
import { takenFromToday } from './spend-limits'

/** Why a sale is given back: a till chooses among these. */
export const refundReasons = ['returned', 'wrong_amount', 'not_delivered', 'other'] as const
export type RefundReason = (typeof refundReasons)[number]

export interface RefundSpend {
  sale: SaleEntry
  /** every refund of that sale up to the state of the pack that is decided on */
  earlier: readonly SpendRefundEntry[]
  amountFen: Fen
  staffId: string
  reason: RefundReason
}

/**
 * Gives a sale back, all or a part, to the very lots that paid, each with its own expiry; a lot that has left the card is
 * opened again. What was taken last comes back first, so that a refund of a part leaves the card as if less had been bought.
 * Bonus that has run out meanwhile runs out again by the ordinary rule. The card's ceiling does not stand against it: the
 * money is the member's. With the last part of a sale its coupons come back too, those whose terms promise it.
 * Refuses with REFUND_ABOVE_CHARGE and REFUND_LOTS_FULL.
 */
export function refundSpend(pack: Pack, command: RefundSpend, at: Instant): Decision {
  const { sale, earlier, amountFen, staffId, reason } = command
  const { facts } = sale
  const back = chooseLots(sale, earlier, amountFen)
  if (back instanceof Refusal) return back
  const lots = withLotsBack(pack.cards[0].lots, back, facts)
  if (lots instanceof Refusal) return lots
  if (!fits(pack, lots, at)) return new Refusal('REFUND_LOTS_FULL', {})
  const [main, ...others] = pack.cards
  const beforeFen = sumFen(earlier.map(each => each.facts.amountFen))
  const refundedFen = addFen(beforeFen, amountFen)
  const points = pointsUndone(pack, command, refundedFen, at)
  const { storeId, storeName } = facts
  // What WeChat Pay paid beside the card goes back after it: its last part is the sale's.
  const isLastPart = refundedFen === facts.amountFen && !(facts.kind === 'captured' && facts.rest)
  const coupons = isLastPart ? returnCoupons(points.pack, sale.commandId, storeId) : noneReturned(points.pack)
  const offers = offersBack(facts, { beforeFen, afterFen: refundedFen })
  const principal = new Set(lots.filter(lot => lot.kind === 'principal').map(lot => lot.lotId))
  const principalFen = sumFen(back.filter(each => principal.has(each.lotId)).map(each => each.fen))
  return {
    pack: {
      ...coupons.pack,
      cards: [{ ...main, lots }, ...others],
      spentToday: takenFromToday(pack, amountFen, sale.at, at),
    },
    facts: {
      kind: 'spend_refunded',
      saleId: sale.commandId,
      ...{ storeId, storeName, staffId, reason, amountFen, principalFen },
      bonusFen: subtractFen(amountFen, principalFen),
      refundedFen,
      ...points.facts,
      ...couponsBack(coupons),
      ...(offers.length > 0 && { offersBack: offers }),
    },
    movements: [
      ...back.map(({ lotId, fen: amount }) => {
        return { unit: 'fen' as const, amount, from: `sales:${storeId}` as const, to: `lot:${lotId}` as const }
      }),
      ...points.movements,
      ...coupons.movements,
    ],
  }
}

/**
 * Points that the sale earned are taken back in proportion, as far as they are there, the rest is recorded as missing;
 * points that paid a part of it come back in proportion.
 */
function pointsUndone(pack: Pack, { sale: { facts }, earlier }: RefundSpend, refundedFen: Fen, at: Instant) {
  const due = pointsFor(facts, refundedFen) - earlier.reduce((sum, each) => sum + dueBefore(each), 0)
  const taken = takePointsBack(pack, due, at)
  const paid = facts.offers?.points
  const backBefore = earlier.reduce((sum, each) => sum + (each.facts.pointsBack ?? 0), 0)
  // What WeChat Pay paid beside the card brings its share of them back itself.
  const lots = paid ? pointsToReturn(paid, { amountFen: paidForSale(facts), refundedFen, back: backBefore }) : []
  const given = givePointsBack(taken.pack, lots)
  const pointsBack = lots.reduce((sum, lot) => sum + lot.points, 0)
  return {
    pack: given.pack,
    movements: [...taken.movements, ...given.movements],
    facts: {
      pointsTaken: taken.taken,
      pointsShortfall: due - taken.taken,
      ...(pointsBack > 0 && { pointsBack }),
    },
  }
}

/** The points of what was given back altogether; rounding leaves the odd point with the member until all is given back. */
function pointsFor({ pointsEarned, amountFen }: SoldFacts, refundedFen: Fen): number {
  return Math.floor((pointsEarned * refundedFen) / amountFen)
}

function dueBefore({ facts }: SpendRefundEntry): number {
  return facts.pointsTaken + facts.pointsShortfall
}

/** Room that others have been promised counts: lots on their way that may come back, and those of top-ups under way. */
function fits(pack: Pack, lots: readonly Lot[], at: Instant): boolean {
  const before = pack.cards[0].lots
  const ids = new Set([...lots, ...lotsInParcels(pack)].map(lot => lot.lotId))
  const expected = LOTS_PER_RESERVATION * openReservations(pack, at).length
  return lots.length <= before.length || ids.size + expected <= packLimits.lots
}
