import { addFen, type Fen, fen, NO_MONEY, shareOfFenRoundedDown, subtractFen, sumFen } from '../money'
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

const COOLING_OFF = 7 * DAY

/** How much of a top-up is still there. */
export interface TopUpLeft {
  paidFen: Fen
  bonusFen: Fen
  /** what of it is on the card; all of it leaves the card with a refund */
  principalLeftFen: Fen
  bonusLeftFen: Fen
  /** bonus that ran out unused: it was never worth anything to the member and is not counted as used */
  bonusExpiredFen: Fen
  /** what was paid back of it before, and all that left the card with that: money may have come back to it since */
  refundedFen: Fen
  withdrawnFen: Fen
  /** coupons that came with it and were used, and what they are charged together */
  couponsUsed: number
  couponsUsedFen: Fen
  paidAt: Instant
}

/**
 * What a member gets back of a top-up, by the written rule; never below zero, never more than is left, and together with what
 * was paid back before never more than was paid. It does not depend on whether bonus or principal was spent first. Refuses with COOLING_OFF_OVER and NOTHING_TO_REFUND.
 */
export function refundOf(left: TopUpLeft, reason: TopUpRefundReason, at: Instant): Fen | Refusal {
  const { paidFen, bonusFen, principalLeftFen, bonusLeftFen, refundedFen, couponsUsed, couponsUsedFen, paidAt } = left
  const creditedFen = addFen(paidFen, bonusFen)
  const leftFen = addFen(principalLeftFen, bonusLeftFen)
  const usedFen = usedOf(left)
  if (leftFen === 0) return new Refusal('NOTHING_TO_REFUND', {})
  switch (reason) {
    case 'cooling_off':
      if (at >= later(paidAt, COOLING_OFF) || usedFen > 0 || couponsUsed > 0) {
        return new Refusal('COOLING_OFF_OVER', {})
      }
      return payable(subtractFen(paidFen, refundedFen), leftFen)
    case 'consumer':
      // Used value × paid ÷ credited, rounded down: the odd fen is the member's. Coupons at what they took off.
      return payable(
        subtractFen(
          paidFen,
          sumFen([shareOfFenRoundedDown(usedFen, paidFen, creditedFen), couponsUsedFen, refundedFen]),
        ),
        leftFen,
      )
    case 'merchant': {
      const beyondBonus = usedFen > bonusFen ? subtractFen(usedFen, bonusFen) : NO_MONEY
      return payable(subtractFen(paidFen, addFen(beyondBonus, refundedFen)), leftFen)
    }
    default:
      return reason satisfies never
  }
}

/** What of a top-up was used: all that was credited, without what is left, what ran out and what left it with a refund. */
function usedOf(left: TopUpLeft): Fen {
  const { paidFen, bonusFen, principalLeftFen, bonusLeftFen, bonusExpiredFen, withdrawnFen } = left
  const notUsed = sumFen([principalLeftFen, bonusLeftFen, bonusExpiredFen, withdrawnFen])
  return subtractFen(addFen(paidFen, bonusFen), notUsed)
}

/** Every figure that the rules go by, for whoever explains a sum. */
export function figuresOf(left: TopUpLeft): Omit<TopUpLeft, 'paidAt'> & { usedFen: Fen } {
  const { paidAt: _known, ...figures } = left
  return { ...figures, usedFen: usedOf(left) }
}

function payable(refundFen: Fen, leftFen: Fen): Fen | Refusal {
  const most = fen(Math.min(refundFen, leftFen))
  return most > 0 ? most : new Refusal('NOTHING_TO_REFUND', {})
}
