import { numberIn, numberText } from './base32'
import { bodyOf, type CouponId, type InstalmentPlanId, type OrderId, type PaperBatchId } from './ids'

/*
 * Ids of the parts of something: the id of the whole, whose last characters make room for the part's number. Whoever knows
 * the whole and the number names the part again, so that no step of it happens twice.
 */

const INSTALMENT_CHARACTERS = 2
const ATTEMPT_CHARACTERS = 1

/**
 * The order of one instalment of a plan, at its nth attempt (an attempt that was never paid is closed for good). 65 random
 * bits are left.
 */
export function instalmentOrderId(planId: InstalmentPlanId, number: number, attempt: number): OrderId {
  const own = bodyOf(planId).slice(0, -(INSTALMENT_CHARACTERS + ATTEMPT_CHARACTERS))
  return `ord_${own}${numberText(number, INSTALMENT_CHARACTERS)}${numberText(attempt, ATTEMPT_CHARACTERS)}` as OrderId
}

const COUPON_CHARACTERS = 1

/** A coupon that comes with a top-up, by its place among them; 75 random bits are left. */
export function topUpCouponId(orderId: OrderId, place: number): CouponId {
  return `cpn_${bodyOf(orderId).slice(0, -COUPON_CHARACTERS)}${numberText(place, COUPON_CHARACTERS)}` as CouponId
}

const SLIP_CHARACTERS = 2

/** One slip of a printed batch as a coupon; 70 random bits are left. */
export function slipCouponId(batchId: PaperBatchId, number: number): CouponId {
  return `${slipsOf(batchId)}${numberText(number, SLIP_CHARACTERS)}` as CouponId
}

/** The number of the slip that a coupon is, if it is one of this batch. */
export function slipNumberOf(batchId: PaperBatchId, couponId: CouponId): number | null {
  const own = slipsOf(batchId)
  return couponId.startsWith(own) ? numberIn(couponId.slice(own.length)) : null
}

function slipsOf(batchId: PaperBatchId): string {
  return `cpn_${bodyOf(batchId).slice(0, -SLIP_CHARACTERS)}`
}

const LINE_CHARACTERS = 2
/** More than a batch has lines. */
const LINES_APART = 512

/** One card of a payment for several, never the id of the payment itself; 70 random bits are left. */
export function batchLineId(orderId: OrderId, number: number): OrderId {
  const lineId = (line: number) =>
    `ord_${bodyOf(orderId).slice(0, -LINE_CHARACTERS)}${numberText(line, LINE_CHARACTERS)}` as OrderId
  return lineId(number) === orderId ? lineId(number + LINES_APART) : lineId(number)
}
