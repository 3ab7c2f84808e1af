import { addFen, type Fen, fen, NO_MONEY, shareOfFenRoundedDown, subtractFen } from '../money'
import { Refusal } from '../refusal'
import { DAY, type Instant, later } from '../time'

/** Why a top-up is given back. The rule for each is written in docs/refund-rules.md, with examples. */
export type TopUpRefundReason =
  /** within seven days of payment, nothing of it used, no coupon either: all of it, no question asked */
  | 'cooling_off'
  /** the member asks for it: bonus that was used is counted in the proportion in which it was given */
  | 'consumer'
  /** the shop closes or cannot perform: the bonus is not held against the member */
  | 'merchant'

export const COOLING_OFF = 7 * DAY

/** How much of a top-up is still there. */
export interface TopUpLeft {
  paidFen: Fen
  bonusFen: Fen
  principalLeftFen: Fen
  bonusLeftFen: Fen
  /** bonus that ran out unused: it was never worth anything to the member and is not counted as used */
  bonusExpiredFen: Fen
  /** coupons that came with it and were used, and what they are charged together */
  couponsUsed: number
  couponsUsedFen: Fen
  paidAt: Instant
}

/**
 * What a member gets back of a top-up, by the written rule; never below zero and never more than is left. It does not depend
 * on whether bonus or principal was spent first. Refuses with COOLING_OFF_OVER and NOTHING_TO_REFUND.
 */
export function refundOf(left: TopUpLeft, reason: TopUpRefundReason, at: Instant): Fen | Refusal {
  const { paidFen, bonusFen, principalLeftFen, bonusLeftFen, couponsUsed, couponsUsedFen, paidAt } = left
  const creditedFen = addFen(paidFen, bonusFen)
  const leftFen = addFen(principalLeftFen, bonusLeftFen)
  const usedFen = usedOf(left)
  if (leftFen === 0) return new Refusal('NOTHING_TO_REFUND', {})
  switch (reason) {
    case 'cooling_off':
      if (at >= later(paidAt, COOLING_OFF) || usedFen > 0 || couponsUsed > 0) {
        return new Refusal('COOLING_OFF_OVER', {})
      }
      return paidFen
    case 'consumer':
      // Used value × paid ÷ credited, rounded down: the odd fen is the member's. Coupons at what they took off.
      return payable(
        subtractFen(subtractFen(paidFen, shareOfFenRoundedDown(usedFen, paidFen, creditedFen)), couponsUsedFen),
        leftFen,
      )
    case 'merchant': {
      const beyondBonus = usedFen > bonusFen ? subtractFen(usedFen, bonusFen) : NO_MONEY
      return payable(subtractFen(paidFen, beyondBonus), leftFen)
    }
    default:
      return reason satisfies never
  }
}

/** What of a top-up was used: all that was credited, without what is left and what ran out. */
export function usedOf({ paidFen, bonusFen, principalLeftFen, bonusLeftFen, bonusExpiredFen }: TopUpLeft): Fen {
  const leftFen = addFen(principalLeftFen, bonusLeftFen)
  return subtractFen(subtractFen(addFen(paidFen, bonusFen), leftFen), bonusExpiredFen)
}

function payable(refundFen: Fen, leftFen: Fen): Fen | Refusal {
  const most = fen(Math.min(refundFen, leftFen))
  return most > 0 ? most : new Refusal('NOTHING_TO_REFUND', {})
}
