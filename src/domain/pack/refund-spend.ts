import type { CaptureId, LotId, SpendId } from '../ids'
import type { Entry } from '../ledger/entry'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import type { SoldFacts } from '../ledger/facts/sale-facts'
import type { Lot } from '../ledger/lots'
import { addFen, type Fen, fen, NO_MONEY, subtractFen, sumFen } from '../money'
import { takePointsBack } from '../points/point-lots'
import { Refusal } from '../refusal'
import { shareOut } from '../share-out'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { packLimits } from './limits'
import { offersBack, paidForSale } from './offers-back'
import { lotsInParcels, openReservations, type Pack } from './pack'
import { givePointsBack, pointsToReturn } from './pay-with-points'
import { couponsBack, noneReturned, returnCoupons } from './return-coupons'
import { LOTS_PER_RESERVATION } from './room'
import { takenFromToday } from './spend-limits'

/** An entry that sold something against the balance. */
export type SaleEntry = Entry & {
  commandId: SpendId | CaptureId
  facts: Extract<EntryFacts, { kind: 'spent' | 'captured' }>
}
export type SpendRefundEntry = Entry & { facts: Extract<EntryFacts, { kind: 'spend_refunded' }> }

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
 * money is the member's. Points that it earned go back in proportion, as far as they are there; the rest is recorded as missing; points that
 * paid a part of it come back in proportion. With the
 * last part of a sale its coupons come back too, those whose terms promise it.
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
  const pointsDue = pointsFor(facts, refundedFen) - earlier.reduce((sum, each) => sum + dueBefore(each), 0)
  const points = takePointsBack(pack, pointsDue, at)
  const paidPoints = facts.offers?.points
  const before = earlier.reduce((sum, each) => sum + (each.facts.pointsBack ?? 0), 0)
  // What WeChat Pay paid beside the card brings its share of them back itself.
  const pointLots = paidPoints
    ? pointsToReturn(paidPoints, { amountFen: paidForSale(facts), refundedFen, back: before })
    : []
  const pointsBack = pointLots.reduce((sum, lot) => sum + lot.points, 0)
  const returned = givePointsBack(points.pack, pointLots)
  const { storeId, storeName } = facts
  // What WeChat Pay paid beside the card goes back after it: its last part is the sale's.
  const isLastPart = refundedFen === facts.amountFen && !(facts.kind === 'captured' && facts.rest)
  const coupons = isLastPart ? returnCoupons(returned.pack, sale.commandId, storeId) : noneReturned(returned.pack)
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
      pointsTaken: points.taken,
      pointsShortfall: pointsDue - points.taken,
      ...(pointsBack > 0 && { pointsBack }),
      ...couponsBack(coupons),
      ...(offers.length > 0 && { offersBack: offers }),
    },
    movements: [
      ...back.map(({ lotId, fen: amount }) => {
        return { unit: 'fen' as const, amount, from: `sales:${storeId}` as const, to: `lot:${lotId}` as const }
      }),
      ...points.movements,
      ...returned.movements,
      ...coupons.movements,
    ],
  }
}

/** Room that others have been promised counts: lots on their way that may come back, and those of top-ups under way. */
function fits(pack: Pack, lots: readonly Lot[], at: Instant): boolean {
  const before = pack.cards[0].lots
  const ids = new Set([...lots, ...lotsInParcels(pack)].map(lot => lot.lotId))
  const expected = LOTS_PER_RESERVATION * openReservations(pack, at).length
  return lots.length <= before.length || ids.size + expected <= packLimits.lots
}

interface LotBack {
  lotId: LotId
  fen: Fen
}

/** How much goes back to which lot: never more than the lot paid, over all refunds of the sale together. */
function chooseLots(sale: SaleEntry, earlier: readonly SpendRefundEntry[], amountFen: Fen): LotBack[] | Refusal {
  const open = refundableLots(sale, earlier)
  const leftFen = sumFen(open.map(each => each.fen))
  if (amountFen > leftFen) return new Refusal('REFUND_ABOVE_CHARGE', { leftFen })
  if (sale.facts.order === 'proportional') {
    const shares = shareOut(
      amountFen,
      open.map(each => each.fen),
    )
    return open.map(({ lotId }, place) => ({ lotId, fen: shares[place] ?? NO_MONEY })).filter(each => each.fen > 0)
  }
  let missing = amountFen
  return open.flatMap(({ lotId, fen: most }) => {
    const amount = fen(Math.min(most, missing))
    missing = subtractFen(missing, amount)
    return amount > 0 ? [{ lotId, fen: amount }] : []
  })
}

/** What each lot paid and did not get back yet, the last taken first. */
function refundableLots(sale: SaleEntry, earlier: readonly SpendRefundEntry[]): LotBack[] {
  const returned = new Map<string, Fen>()
  for (const { movements } of earlier) {
    for (const { unit, to, amount } of movements) {
      if (unit === 'fen') returned.set(to, addFen(returned.get(to) ?? NO_MONEY, fen(amount)))
    }
  }
  return (
    sale.movements
      // What WeChat Pay paid of the same sale never was on the card.
      .filter(({ unit, from }) => unit === 'fen' && from.startsWith('lot:'))
      .map(({ from, amount }) => ({
        lotId: from.replace('lot:', '') as LotId,
        fen: subtractFen(fen(amount), returned.get(from) ?? NO_MONEY),
      }))
      .filter(each => each.fen > 0)
      .reverse()
  )
}

/** How much of a sale can still be given back. */
export function refundableFen(sale: SaleEntry, earlier: readonly SpendRefundEntry[]): Fen {
  return sumFen(refundableLots(sale, earlier).map(each => each.fen))
}

/** CHARGE_UNKNOWN for a sale that an older version wrote down without its lots, when one of them has left the card. */
function withLotsBack(lots: readonly Lot[], back: readonly LotBack[], facts: SoldFacts): Lot[] | Refusal {
  const amounts = new Map(back.map(each => [each.lotId, each.fen]))
  const grown = lots.map((lot): Lot => {
    const amount = amounts.get(lot.lotId)
    amounts.delete(lot.lotId)
    return amount === undefined ? lot : { ...lot, leftFen: addFen(lot.leftFen, amount) }
  })
  for (const [lotId, leftFen] of amounts) {
    const terms = termsOf(facts, lotId)
    if (!terms) return new Refusal('CHARGE_UNKNOWN', {})
    grown.push(reopened(terms, leftFen))
  }
  return grown
}

function reopened({ lotId, kind, creditedFen, openedAt, expiresAt }: LotTerms, leftFen: Fen): Lot {
  const lot = { lotId, creditedFen, leftFen, openedAt }
  return kind === 'principal' ? { ...lot, kind } : { ...lot, kind, expiresAt }
}

type LotTerms = SoldFacts['lots'][number]

function termsOf(facts: SoldFacts, lotId: LotId): LotTerms | undefined {
  // Sales that an older version wrote down name no terms.
  const terms: LotTerms[] | undefined = facts.lots
  return terms?.find(each => each.lotId === lotId)
}

/** The points of what was given back altogether; rounding leaves the odd point with the member until all is given back. */
function pointsFor({ pointsEarned, amountFen }: SoldFacts, refundedFen: Fen): number {
  return Math.floor((pointsEarned * refundedFen) / amountFen)
}

function dueBefore({ facts }: SpendRefundEntry): number {
  return facts.pointsTaken + facts.pointsShortfall
}

/** Whether an entry took money for goods, directly or from a hold. */
export function isSale(entry: Entry): entry is SaleEntry {
  return entry.facts.kind === 'spent' || entry.facts.kind === 'captured'
}

/** Whether an entry gave back some of a sale. */
export function isRefundOf(entry: Entry, saleId: string): entry is SpendRefundEntry {
  return entry.facts.kind === 'spend_refunded' && entry.facts.saleId === saleId
}
