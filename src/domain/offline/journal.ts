import type { CouponId, RedeemId } from '../ids'
import { addFen, type Fen, NO_MONEY } from '../money'
import { type Instant, shopDayOf } from '../time'

/** A redemption that was done without a network and waits to be told. */
export interface OfflineRedemption {
  redeemId: RedeemId
  couponId: CouponId
  /** for the till's own list */
  title: string
  /** the code as it was scanned: its two signatures prove that the coupon was really shown */
  code: string
  orderFen: Fen | null
  discountFen: Fen | null
  /** when it happened, by the till's clock */
  redeemedAt: Instant
}

/** What a till did without a network: all that still waits, and what it gave away today. */
export interface Journal {
  /** oldest first */
  waiting: OfflineRedemption[]
  /** coupons already taken by this till and told, so that one shown again here is known without a network too */
  told: CouponId[]
  /** what was given away per day, kept after telling so that a sync does not open a new allowance */
  given: { day: string; fen: Fen }
}

/** More than a long day without a network. Then the till stops instead of forgetting. */
export const MOST_WAITING = 200
const MOST_TOLD = 200

/** Of a till that took nothing yet. */
export const EMPTY_JOURNAL: Journal = { waiting: [], told: [], given: { day: '', fen: NO_MONEY } }

/** What coupons took off at this till on the day of an instant. */
export function givenOn({ given }: Journal, at: Instant): Fen {
  return given.day === shopDayOf(at) ? given.fen : NO_MONEY
}

/** The journal with one more redemption at its end. */
export function noted(journal: Journal, redemption: OfflineRedemption): Journal {
  const { redeemedAt, discountFen } = redemption
  return {
    ...journal,
    waiting: [...journal.waiting, redemption],
    given: { day: shopDayOf(redeemedAt), fen: addFen(givenOn(journal, redeemedAt), discountFen ?? NO_MONEY) },
  }
}

/** The journal after the shop has answered for some: whatever it answered, they are told. */
export function toldOf(journal: Journal, redeemIds: readonly RedeemId[]): Journal {
  const answered = new Set(redeemIds)
  const told = journal.waiting.filter(each => answered.has(each.redeemId)).map(each => each.couponId)
  return {
    ...journal,
    waiting: journal.waiting.filter(each => !answered.has(each.redeemId)),
    told: [...journal.told, ...told].slice(-MOST_TOLD),
  }
}

/** Whether this till redeemed a coupon already, told or not yet. */
export function hasTaken({ waiting, told }: Journal, couponId: CouponId): boolean {
  return told.includes(couponId) || waiting.some(each => each.couponId === couponId)
}
