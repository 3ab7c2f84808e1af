import type { OfferBack, PaidPoints, SaleFacts } from '../ledger/facts/sale-facts'
import { addFen, type Fen, NO_MONEY, shareOfFenRoundedDown, subtractFen } from '../money'
import { pointsDueBack, pointsToReturn } from './pay-with-points'

export type Sold = Extract<SaleFacts, { kind: 'spent' | 'captured' }>

/** All the money that a sale was paid with: by the card, and by WeChat Pay beside it. */
export function paidForSale(facts: Sold): Fen {
  return addFen(facts.amountFen, facts.kind === 'captured' && facts.rest ? facts.rest.restFen : NO_MONEY)
}

/** Which of the points that paid a part of a sale come back while what was given back of it grows so. */
export function pointsBetween({ offers, ...facts }: Sold, { beforeFen, afterFen }: Growth): PaidPoints['lots'] {
  if (!offers?.points) return []
  const amountFen = paidForSale(facts)
  const back = pointsDueBack(offers.points, { amountFen, refundedFen: beforeFen })
  return pointsToReturn(offers.points, { amountFen, refundedFen: afterFen, back })
}

/** What was given back of a sale altogether, before and after one more refund of it. */
interface Growth {
  beforeFen: Fen
  afterFen: Fen
}

/**
 * What of a sale's coupons goes back while what was given back of the sale grows from `beforeFen` to `afterFen`, the card's
 * part and WeChat's alike: of each coupon's discount and of the order the same share as of what was paid. Rounded over all
 * that was given back so far, so that the last part brings it to the whole.
 */
export function offersBack(facts: Sold, { beforeFen, afterFen }: Growth): OfferBack[] {
  const { offers } = facts
  if (!offers) return []
  const paidFen = paidForSale(facts)
  const between = (whole: Fen): Fen =>
    subtractFen(shareOfFenRoundedDown(whole, afterFen, paidFen), shareOfFenRoundedDown(whole, beforeFen, paidFen))
  return offers.coupons.map(({ templateId, offFen }) => {
    return { templateId, offFen: between(offFen), orderFen: between(offers.orderFen) }
  })
}
