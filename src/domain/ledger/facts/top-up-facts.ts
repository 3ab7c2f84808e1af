import type { ChannelAccount, PayWay } from '../../channels/channel'
import type { CountedBy, CounterReason, CounterVoidReason } from '../../counter/counter-rules'
import type { CouponId, OrderId, PackId, TopUpRefundId } from '../../ids'
import type { Level } from '../../members/level'
import type { Fen } from '../../money'
import type { TopUpRefundReason } from '../../refunds/refund-terms'
import type { Instant } from '../../time'
import type { CouponsOfKind } from './coupon-facts'

/** What happens to a top-up. */
export type TopUpFacts =
  | ({
      kind: 'top_up_settled'
      orderId: OrderId
      tierId: string
      payFen: Fen
      bonusFen: Fen
      bonusExpiresAt: Instant | null
      channel: PayWay
      transactionId: string
      /** promised, paid for and without a place in the wallet any more, as it had come too late; absent: none */
      couponsLeftOut?: number
      /** who paid, when it was somebody else */
      payerPackId?: PackId
    } & CameWithTopUp)
  /** paid in a store, to a member of staff */
  | ({
      kind: 'counter_topped_up'
      orderId: OrderId
      tierId: string
      payFen: Fen
      bonusFen: Fen
      bonusExpiresAt: Instant | null
      by: CountedBy
      reason: CounterReason
      storeId: string
      storeName: string
      staffId: string
    } & CameWithTopUp)
  /** the same taken back, unused and whole; `staffId` is whose drawer the money left */
  | {
      kind: 'counter_top_up_voided'
      orderId: OrderId
      payFen: Fen
      bonusFen: Fen
      by: CountedBy
      reason: CounterVoidReason
      storeId: string
      storeName: string
      staffId: string
      voidedBy: string
      /** those that came with it; absent when none did */
      coupons?: CouponsOfKind[]
    }
  /** a top-up given back: what was left of it has left the card, and `refundFen` of that was paid back */
  | {
      kind: 'top_up_refunded'
      refundId: TopUpRefundId
      orderId: OrderId
      /** by which rule; absent in what older versions wrote */
      reason?: TopUpRefundReason
      /** who gave it back for the shop; absent: the member asked */
      givenBy?: string
      refundFen: Fen
      paidFrom: ChannelAccount | 'refunded_by_hand'
      principalFen: Fen
      bonusFen: Fen
      /** unused ones that came with it; absent when there were none */
      coupons?: CouponsOfKind[]
    }

/** What a top-up brought beside money; absent when it brought none. */
export interface CameWithTopUp {
  coupons?: (CouponsOfKind & { title: string; expiresAt: Instant })[]
  level?: { level: Level; until: Instant }
  /** the member's own coupon that it used: so much less was paid, or more bonus given */
  usedCoupon?: { couponId: CouponId; templateId: string; title: string; offFen: Fen; moreFen: Fen }
}
