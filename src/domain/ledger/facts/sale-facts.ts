import type { ChannelAccount } from '../../channels/channel'
import type { CaptureId, CouponId, HoldId, OrderId, PackId, PaymentId, SpendId, TopUpRefundId } from '../../ids'
import type { Fen } from '../../money'
import type { HeldLot, HoldEnder, HoldOwner } from '../../pack/hold'
import type { RefundReason } from '../../pack/refund-spend'
import type { Instant } from '../../time'
import type { DebitOrder } from '../debit-order'
import type { OpenedLot } from '../entry'

/** What happens to a sale, and to money kept for one. */
export type SaleFacts =
  | ({ kind: 'spent' } & SoldFacts)
  /** money kept for a purpose: nothing moves yet */
  | { kind: 'held'; holdId: HoldId; owner: HoldOwner; amountFen: Fen; lots: HeldLot[]; until: Instant }
  /** a hold that ended in a sale: `amountFen` and `releasedFen` are together what was held */
  | ({
      kind: 'captured'
      holdId: HoldId
      heldFen: Fen
      releasedFen: Fen
      /** what WeChat Pay paid of the same sale, beside the balance; absent when the balance paid all of it */
      rest?: { orderId: OrderId; restFen: Fen; transactionId: string }
      /** of which payment it is a part; absent when this pack paid alone */
      together?: PartOfPayment
    } & SoldFacts)
  | {
      kind: 'released'
      holdId: HoldId
      owner: HoldOwner
      amountFen: Fen
      lots: HeldLot[]
      by: HoldEnder['kind']
    }
  /** what WeChat Pay had paid beside the balance of a sale went back there, all or a part */
  | {
      kind: 'rest_refunded'
      refundId: TopUpRefundId
      orderId: OrderId
      saleId: SpendId | CaptureId
      storeId: string
      storeName: string
      staffId: string
      reason: RefundReason
      refundFen: Fen
      paidFrom: ChannelAccount | 'refunded_by_hand'
      /** as for a sale given back to the card */
      pointsBack?: number
      couponIds?: CouponId[]
      couponTemplates?: string[]
      offersBack?: OfferBack[]
    }
  /** a sale given back, all or a part; `refundedFen` is what was given back of it altogether */
  | {
      kind: 'spend_refunded'
      saleId: SpendId | CaptureId
      storeId: string
      storeName: string
      staffId: string
      reason: RefundReason
      amountFen: Fen
      principalFen: Fen
      bonusFen: Fen
      refundedFen: Fen
      pointsTaken: number
      /** points that should have gone back and were not there any more */
      pointsShortfall: number
      /** points that had paid a part and came back; absent when none did */
      pointsBack?: number
      /** coupons that came back with the last part, and the kind of each; absent when none did */
      couponIds?: CouponId[]
      couponTemplates?: string[]
      /** absent when no coupon lowered the sale, and in what older versions wrote */
      offersBack?: OfferBack[]
    }

/** Several packs paid for one thing: in each of them its own part is a sale, and says what all of them paid together. */
export interface PartOfPayment {
  paymentId: PaymentId
  paidFen: Fen
  /** how many packs */
  packs: number
}

/** What was sold against the balance, and from which lots: enough to give it back to them, all or in part, at any time. */
export interface SoldFacts {
  storeId: string
  storeName: string
  staffId: string
  amountFen: Fen
  principalFen: Fen
  bonusFen: Fen
  pointsEarned: number
  /** absent when nothing lowered the price */
  offers?: UsedOffers
  /** kinds of coupon after whose use the member is back for the first time; absent for most sales (came-back.ts) */
  cameBackAfter?: string[]
  /** whose payment it is; only from a shared pack */
  memberPackId?: PackId
  /** in which order the lots were taken */
  order: DebitOrder
  /** the lots that paid, in the order of the movements, each as it was opened */
  lots: (OpenedLot & { creditedFen: Fen; openedAt: Instant })[]
}

/** What lowered an order to the amount that was paid. */
export interface UsedOffers {
  orderFen: Fen
  /** by member prices, before any coupon */
  memberOffFen: Fen
  coupons: { couponId: CouponId; templateId: string; title: string; offFen: Fen }[]
  /** points that paid a part; absent when none did */
  points?: PaidPoints
}

/** What of a coupon's use goes back with a part of its sale: of its discount, and of the order before anything was taken off. */
export interface OfferBack {
  templateId: string
  offFen: Fen
  orderFen: Fen
}

/** Points that pay for something: how many, what they are worth, and from which lots, by their expiry (null: never). */
export interface PaidPoints {
  points: number
  fen: Fen
  lots: { expiresAt: Instant | null; points: number }[]
}
