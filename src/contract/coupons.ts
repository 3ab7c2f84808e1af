import * as z from 'zod'
import type { ClaimId, CouponId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { Instant } from '../domain/time'
import { documentIdField, idField, nothing } from './fields'

/** The coupons that can be claimed, and those of the member. */
export const couponInputs = {
  'coupons.offer': nothing,
  'coupons.claim': z.strictObject({ claimId: idField<ClaimId>('clm'), templateId: documentIdField }),
  'coupons.wallet': nothing,
}

export interface CouponOutputs {
  'coupons.offer': CouponOffer
  'coupons.claim': CouponView
  'coupons.wallet': Wallet
}

export interface CouponOffer {
  rulesVersion: number
  templates: {
    templateId: string
    face: CouponFace
    title: string
    rules: string[]
    /** null when it can be claimed now */
    unavailable: { message: string; nextStep: string } | null
  }[]
}

/** What stands large on the ticket. */
export type CouponFace =
  | { kind: 'threshold'; offFen: Fen; minimumFen: Fen }
  /** `payPercent` 90 is 9折; the discount is at most `capFen` */
  | { kind: 'discount'; payPercent: number; capFen: Fen | null; minimumFen: Fen }
  | { kind: 'cash'; valueFen: Fen }
  | { kind: 'exchange'; item: string }
  | { kind: 'top_up'; minimumFen: Fen; gain: 'less_to_pay' | 'more_bonus'; fen: Fen }

export interface CouponView {
  couponId: CouponId
  templateId: string
  face: CouponFace
  title: string
  rules: string[]
  /** may be given to a friend */
  transferable: boolean
  startsAt: Instant
  /** exclusive */
  expiresAt: Instant
  state: CouponStateView
}

export type CouponStateView =
  | { state: 'usable' }
  | { state: 'not_yet'; startsAt: Instant }
  | { state: 'redeemed'; at: Instant; storeName: string }
  | { state: 'expired' }
  /** on its way to a friend, and there */
  | { state: 'offered'; at: Instant }
  | { state: 'given'; at: Instant }

export interface Wallet {
  /** what fits this member now first, each with why; null when nothing speaks for it more than for another */
  usable: (CouponView & { reason: string | null })[]
  /** of them, those whose last days have come, the soonest first */
  soon: CouponView[]
  used: CouponView[]
  /** those that may still come back first, then by when they were received */
  given: CouponView[]
  expired: CouponView[]
}
