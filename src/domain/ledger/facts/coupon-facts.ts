import type { CameBy } from '../../hand-outs/hand-out'
import type { CouponGiftId, CouponId, RedeemId } from '../../ids'
import type { Fen } from '../../money'
import type { Instant } from '../../time'
import type { Slip } from './paper-facts'

/** What happens to a coupon; bonus that became one too. */
export type CouponFacts =
  | {
      kind: 'coupon_claimed'
      couponId: CouponId
      templateId: string
      title: string
      expiresAt: Instant
      /** what it took from stocks that all members share; missing where there is none */
      takes?: string[]
      /** the hand-out that gave it; missing where the member claimed it */
      cameBy?: CameBy
    }
  /** a coupon on its way to a friend: out of the giver's wallet, into the friend's, or back */
  | ({ kind: 'coupon_given' } & GivenCouponFacts)
  | ({ kind: 'coupon_received' } & GivenCouponFacts)
  | ({ kind: 'coupon_returned' } & GivenCouponFacts)
  | ({
      kind: 'coupon_redeemed'
      item: string | null
      /** when it happened, where a till without a network did it; missing where it happened as it was written */
      offlineAt?: Instant
    } & CouponUse)
  /** `redeemId`: the redemption that a till did without a network and that could not be written as it was */
  | ({
      kind: 'offline_conflict_decided'
      redeemId: RedeemId
      redeemedAt: Instant
      policy: 'honour' | 'reject'
    } & CouponUse)
  /** `redeemId`: the redemption that it takes back */
  | ({ kind: 'coupon_redemption_undone'; redeemId: RedeemId } & CouponUse)
  /** bonus that ran out became a coupon: the value was gone before, the coupon is new */
  | {
      kind: 'bonus_rescued'
      expirySeq: number
      expiredFen: Fen
      couponId: CouponId
      templateId: string
      title: string
      expiresAt: Instant
    }

/** Coupons of one kind. */
export interface CouponsOfKind {
  templateId: string
  couponIds: CouponId[]
}

/** Which coupon was given, and by which gift: the same on both sides. */
export interface GivenCouponFacts {
  giftId: CouponGiftId
  couponId: CouponId
  templateId: string
  title: string
  expiresAt: Instant
}

/** A coupon at a till: which, where, by whom, on what. */
export interface CouponUse {
  couponId: CouponId
  templateId: string
  title: string
  storeId: string
  storeName: string
  staffId: string
  /** the order before the coupon; null when the till did not say */
  orderFen: Fen | null
  /** what it took off; null where that is not known or it is no money */
  discountFen: Fen | null
  /** which one of a printed batch it was; absent for a coupon that a member held */
  slip?: Slip
}

/** The use within something wider, and nothing else of it. */
export function couponUse(of: CouponUse): CouponUse {
  const { couponId, templateId, title, storeId, storeName, staffId, orderFen, discountFen, slip } = of
  return { couponId, templateId, title, storeId, storeName, staffId, orderFen, discountFen, ...(slip && { slip }) }
}
