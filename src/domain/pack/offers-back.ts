import type { OfferBack, SaleFacts } from '../ledger/facts/sale-facts'
import { addFen, type Fen, NO_MONEY, shareOfFenRoundedDown, subtractFen } from '../money'

export type Sold = Extract<SaleFacts, { kind: 'spent' | 'captured' }>

/**
 * What of a sale's coupons goes back while what was given back of the sale grows from `beforeFen` to `afterFen`, the card's
 * part and WeChat's alike: of each coupon's discount and of the order the same share as of what was paid. Rounded over all
 * that was given back so far, so that the last part brings it to the whole.
 */
export function offersBack(facts: Sold, { beforeFen, afterFen }: { beforeFen: Fen; afterFen: Fen }): OfferBack[] {
  const { offers, amountFen } = facts
  if (!offers) return []
  const restFen = facts.kind === 'captured' && facts.rest ? facts.rest.restFen : NO_MONEY
  const paidFen = addFen(amountFen, restFen)
  const between = (whole: Fen): Fen =>
    subtractFen(shareOfFenRoundedDown(whole, afterFen, paidFen), shareOfFenRoundedDown(whole, beforeFen, paidFen))
  return offers.coupons.map(({ templateId, offFen }) => {
    return { templateId, offFen: between(offFen), orderFen: between(offers.orderFen) }
  })
}
