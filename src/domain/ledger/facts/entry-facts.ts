import type { AdjustmentId, CouponId, LotId, PackId } from '../../ids'
import type { Fen } from '../../money'
import type { PasswordResetStep } from '../../risk/password-reset'
import type { MemberLimits } from '../../shared/sharing'
import type { Instant, ShopDay } from '../../time'
import type { EntryKind } from '../accounts'
import type { CouponFacts } from './coupon-facts'
import type { PaperFacts } from './paper-facts'
import type { ParcelFacts } from './parcel-facts'
import type { SaleFacts } from './sale-facts'
import type { TopUpFacts } from './top-up-facts'

/** What happened, in the shop's words; the money itself is in the movements. */
export type EntryFacts =
  | TopUpFacts
  | SaleFacts
  | CouponFacts
  | PaperFacts
  | ParcelFacts
  /** a day of a row of sign-ins, 1 to 7 */
  | { kind: 'signed_in'; day: ShopDay; inRow: number; points: number }
  | { kind: 'points_to_bonus'; points: number; bonusFen: Fen; bonusExpiresAt: Instant }
  | { kind: 'bonus_to_points'; points: number; bonusFen: Fen }
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
  | {
      kind: 'member_changed'
      change: 'joined' | 'left' | 'removed' | 'limited'
      memberPackId: PackId
      limits: MemberLimits | null
    }
  | ({ kind: 'password_reset' } & PasswordResetStep)
  /** `points` and `slips` (on paper) are absent when none ran out */
  | { kind: 'expired'; lots: { lotId: LotId; fen: Fen }[]; couponIds: CouponId[]; points?: number; slips?: number }
  | { kind: 'voided'; what: EntryKind }
