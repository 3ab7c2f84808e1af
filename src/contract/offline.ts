import * as z from 'zod'
import type { RedeemId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { type Instant, instant, LATEST_INSTANT } from '../domain/time'
import { amountField, codeField, idField, nothing } from './fields'

/** More than this is told in the next call. */
export const MOST_TOLD_AT_ONCE = 20

const instantField = z
  .int()
  .min(0)
  .max(LATEST_INSTANT)
  .transform(milliseconds => instant(milliseconds))

/** The part of the till that works without a network. */
export const offlineInputs = {
  /** what the till needs to judge coupons by itself, signed by the shop */
  'offline.kit': nothing,
  /** what was done without a network, oldest first; told twice it is done once */
  'offline.sync': z.strictObject({
    redemptions: z
      .array(
        z.strictObject({
          redeemId: idField<RedeemId>('rdm'),
          code: codeField,
          orderFen: amountField.optional(),
          redeemedAt: instantField,
        }),
      )
      .min(1)
      .max(MOST_TOLD_AT_ONCE),
  }),
}

export interface OfflineOutputs {
  'offline.kit': { kit: string; shopPublicKey: string }
  'offline.sync': { outcomes: OfflineOutcome[] }
}

export interface OfflineOutcome {
  redeemId: RedeemId
  outcome:
    | { state: 'redeemed' }
    /** listed for the merchant; the till has nothing more to do */
    | { state: 'conflict'; message: string }
    /** no redemption at all: the code is forged or damaged */
    | { state: 'refused'; message: string; nextStep: string }
}

/** The merchant's part. */
export const conflictInputs = {
  'offline.conflicts': nothing,
  /** honour: the shop bears the second use; reject: the store settles it with the customer. Both go into the ledger */
  'offline.decide': z.strictObject({ redeemId: idField<RedeemId>('rdm'), policy: z.enum(['honour', 'reject']) }),
}

export interface ConflictOutputs {
  'offline.conflicts': { conflicts: ConflictView[] }
  'offline.decide': ConflictView
}

export interface ConflictView {
  redeemId: RedeemId
  title: string
  holder: string
  storeName: string
  staffId: string
  orderFen: Fen | null
  discountFen: Fen | null
  redeemedAt: Instant
  receivedAt: Instant
  /** "这张券已于昨天 12:03 在福田店核销" */
  reason: string
  /** null while it waits for a decision */
  decided: { policy: 'honour' | 'reject'; at: Instant } | null
}
