import { canonicalJson } from '../canonical-json'
import type { ChannelAccount, PayWay } from '../channels/channel'
import type { CountedBy, CounterReason, CounterVoidReason } from '../counter/counter-rules'
import type { CameBy } from '../hand-outs/hand-out'
import type {
  AdjustmentId,
  CaptureId,
  CommandId,
  CouponGiftId,
  CouponId,
  GiftId,
  HoldId,
  LotId,
  OrderId,
  PackId,
  RedeemId,
  SpendId,
  TopUpRefundId,
  TransferId,
} from '../ids'
import type { Level } from '../members/level'
import type { Fen } from '../money'
import type { HeldLot, HoldEnder, HoldOwner } from '../pack/hold'
import type { RefundReason } from '../pack/refund-spend'
import type { PasswordResetStep } from '../risk/password-reset'
import type { MemberLimits } from '../shared/sharing'
import type { Instant, ShopDay } from '../time'
import type { EntryKind } from './accounts'
import type { DebitOrder } from './debit-order'
import type { Lot } from './lots'
import type { Movement } from './movement'
import type { ParcelPart } from './parcel'

/** SHA-256 of a UTF-8 text as lower-case hex. An argument, because server and phone bring different libraries. */
export type Sha256 = (text: string) => string

/** What happened, in the shop's words; the money itself is in the movements. */
export type EntryFacts =
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
    } & SoldFacts)
  | {
      kind: 'released'
      holdId: HoldId
      owner: HoldOwner
      amountFen: Fen
      lots: HeldLot[]
      by: HoldEnder['kind']
    }
  /** a day of a row of sign-ins, 1 to 7 */
  | { kind: 'signed_in'; day: ShopDay; inRow: number; points: number }
  | { kind: 'points_to_bonus'; points: number; bonusFen: Fen; bonusExpiresAt: Instant }
  | { kind: 'bonus_to_points'; points: number; bonusFen: Fen }
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
  /** the merchant's correction; its reason in words lies in the adjustment's document, which may name people */
  | {
      kind: 'adjusted'
      adjustmentId: AdjustmentId
      principalFen: Fen
      bonusFen: Fen
      points: number
      proposedBy: string
      approvedBy: string
    }
  | { kind: 'card_imported'; cardTail: string; principalFen: Fen; bonusFen: Fen; points: number }
  | { kind: 'card_kind_changed'; cardKind: 'unnamed' | 'named' }
  /** a top-up given back: what was left of it has left the card, and `refundFen` of that was paid back */
  | {
      kind: 'top_up_refunded'
      refundId: TopUpRefundId
      orderId: OrderId
      refundFen: Fen
      paidFrom: ChannelAccount | 'refunded_by_hand'
      principalFen: Fen
      bonusFen: Fen
      /** unused ones that came with it; absent when there were none */
      coupons?: CouponsOfKind[]
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
    }
  /** the parts are what a friend will get: kinds and expiries stay */
  | { kind: 'gift_carved'; giftId: GiftId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'gift_received'; giftId: GiftId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'gift_returned'; giftId: GiftId; principalFen: Fen; bonusFen: Fen }
  | { kind: 'transfer_sent'; transferId: TransferId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'transfer_received'; transferId: TransferId; principalFen: Fen; bonusFen: Fen; parts: ParcelPart[] }
  | { kind: 'transfer_returned'; transferId: TransferId; principalFen: Fen; bonusFen: Fen }
  | {
      kind: 'member_changed'
      change: 'joined' | 'left' | 'removed' | 'limited'
      memberPackId: PackId
      limits: MemberLimits | null
    }
  | ({ kind: 'password_reset' } & PasswordResetStep)
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
  /** `points` is absent when none ran out */
  | { kind: 'expired'; lots: { lotId: LotId; fen: Fen }[]; couponIds: CouponId[]; points?: number }
  | { kind: 'voided'; what: EntryKind }

/** What a top-up brought beside money; absent when it brought none. */
export interface CameWithTopUp {
  coupons?: (CouponsOfKind & { title: string; expiresAt: Instant })[]
  level?: { level: Level; until: Instant }
  /** the member's own coupon that it used: so much less was paid, or more bonus given */
  usedCoupon?: { couponId: CouponId; templateId: string; title: string; offFen: Fen; moreFen: Fen }
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
}

/** The use within something wider, and nothing else of it. */
export function couponUse(of: CouponUse): CouponUse {
  const { couponId, templateId, title, storeId, storeName, staffId, orderFen, discountFen } = of
  return { couponId, templateId, title, storeId, storeName, staffId, orderFen, discountFen }
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

/** Points that pay for something: how many, what they are worth, and from which lots, by their expiry (null: never). */
export interface PaidPoints {
  points: number
  fen: Fen
  lots: { expiresAt: Instant | null; points: number }[]
}

/** A lot as the entry that credits it names it, so that a replay of entries alone tells principal from bonus. */
export interface OpenedLot {
  lotId: LotId
  kind: Lot['kind']
  /** exclusive; null: never */
  expiresAt: Instant | null
}

export interface EntryContent {
  packId: PackId
  /** 1 for a pack's first entry, without gaps */
  seq: number
  commandId: CommandId
  /** hash of the command's content: the same id with other content is refused */
  inputHash: string
  at: Instant
  /** the published rules it was decided under */
  rulesVersion: number
  facts: EntryFacts
  movements: Movement[]
  /** the lots that this entry credited: what kind of money the movements into them were. Absent when there are none */
  opened?: OpenedLot[]
  /** what the member holds afterwards */
  after: { principalFen: Fen; bonusFen: Fen; points: number }
  /** hash of the entry before; the genesis hash for the first */
  prevHash: string
}

/** One immutable line of the ledger, chained to the one before. */
export interface Entry extends EntryContent {
  hash: string
}

/** The hash "before the first entry", different for every pack so that chains cannot be grafted. */
export function genesisHash(packId: PackId, sha256: Sha256): string {
  return sha256(`my-card-pack/${packId}`)
}

export function hashEntry(content: EntryContent, sha256: Sha256): string {
  return sha256(canonicalJson(content))
}

export function sealEntry(content: EntryContent, sha256: Sha256): Entry {
  return { ...content, hash: hashEntry(content, sha256) }
}

/** Where an entry lies in the `entries` collection: one command, one document. */
export function entryDocumentId(packId: PackId, commandId: CommandId): string {
  return `${packId}:${commandId}`
}

/**
 * Re-computes a chain from the first entry on (or from any known `from` hash). Returns the seq of the first entry that
 * does not fit — edited, removed, reordered or forged — or null when all do.
 */
export function firstBrokenEntry(
  entries: readonly Entry[],
  from: { seq: number; hash: string },
  sha256: Sha256,
): number | null {
  let { seq, hash } = from
  for (const entry of entries) {
    if (entry.seq !== seq + 1 || entry.prevHash !== hash || !hasItsHash(entry, sha256)) return seq + 1
    seq = entry.seq
    hash = entry.hash
  }
  return null
}

/** Whether an entry is what its hash was made of. */
export function hasItsHash({ hash, ...content }: Entry, sha256: Sha256): boolean {
  try {
    return hashEntry(content, sha256) === hash
  } catch (error) {
    // An edit may leave something that no entry of ours holds and that has no canonical form, such as a float.
    if (error instanceof TypeError) return false
    throw error
  }
}
