import * as z from 'zod'
import type { AdjustmentId, BatchId, PackId } from '../domain/ids'
import { type Fen, LARGEST_FEN } from '../domain/money'
import type { Instant, ShopDay } from '../domain/time'
import { codeField, dayField, idField, moneyField, noteField, nothing, ticketField } from './fields'

const changeField = z
  .int()
  .min(-LARGEST_FEN)
  .max(LARGEST_FEN)
  .transform(amount => amount as Fen)
const MOST_POINTS = 1_000_000

/** Corrections by two persons, and physical cards that are taken over. */
export const adjustmentInputs = {
  /** whose pay code a looked-up ticket is of, and what that card holds now */
  'adjustments.member': z.strictObject({ ticket: ticketField }),
  /** nothing moves before another person approves */
  'adjustments.propose': z
    .strictObject({
      adjustmentId: idField<AdjustmentId>('adj'),
      /** by the pack's id, or by the pay code that the member shows, itself or looked up */
      member: z.union([
        z.strictObject({ packId: idField<PackId>('pk') }),
        z.strictObject({ code: codeField }),
        z.strictObject({ ticket: ticketField }),
      ]),
      principalFen: changeField,
      bonusFen: changeField,
      /** the last day of bonus that comes; left out: it never runs out */
      bonusUntil: dayField.optional(),
      points: z.int().min(-MOST_POINTS).max(MOST_POINTS),
      reason: noteField,
    })
    .refine(({ principalFen, bonusFen, points }) => principalFen !== 0 || bonusFen !== 0 || points !== 0),
  'adjustments.approve': z.strictObject({ adjustmentId: idField<AdjustmentId>('adj') }),
  'adjustments.reject': z.strictObject({ adjustmentId: idField<AdjustmentId>('adj'), reason: noteField }),
  'adjustments.list': nothing,
  /** only the owner; a batch may come in many calls under the same id */
  'cards.import': z.strictObject({
    batchId: idField<BatchId>('bat'),
    rows: z
      .array(
        z.strictObject({
          cardNumber: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z -]{3,31}$/),
          principalFen: moneyField,
          bonusFen: moneyField,
          /** the last day of the bonus; null: it never runs out */
          bonusUntil: dayField.nullable(),
          points: z.int().min(0).max(MOST_POINTS),
        }),
      )
      .min(1)
      .max(50),
  }),
  'cards.batch': z.strictObject({ batchId: idField<BatchId>('bat') }),
}

export interface AdjustmentOutputs {
  'adjustments.member': CardToCorrect
  'adjustments.propose': AdjustmentView
  'adjustments.approve': AdjustmentView
  'adjustments.reject': AdjustmentView
  'adjustments.list': { adjustments: AdjustmentView[] }
  'cards.import': ImportedBatch
  'cards.batch': BatchTotals
}

/** What is on the card of the member who stands there, so that a correction is proposed against it. */
export interface CardToCorrect {
  holder: string
  principalFen: Fen
  bonusFen: Fen
  points: number
}

/** A correction with its whole trail. People are named as the staff documents name them now. */
export interface AdjustmentView {
  adjustmentId: AdjustmentId
  /** "会员 · 4F7K" */
  member: string
  principalFen: Fen
  bonusFen: Fen
  /** the last day of bonus that comes; null: it never runs out, or none comes */
  bonusUntil: ShopDay | null
  points: number
  reason: string
  proposedBy: string
  /** proposed by whoever asks: a no takes it back */
  isMine: boolean
  createdAt: Instant
  decideBefore: Instant
  /** why whoever asks cannot approve it; null: they can, or it is decided */
  whyNotMine: { message: string; nextStep: string } | null
  state: 'proposed' | 'approved' | 'applied' | 'rejected' | 'expired' | 'failed'
  /** who decided, and when; null while nobody has */
  decided: { by: string | null; at: Instant; reason: string | null } | null
}

export interface BatchTotals {
  cards: number
  principalFen: number
  bonusFen: number
  points: number
  bound: number
}

export interface ImportedBatch {
  rows: { cardNumber: string; outcome: 'imported' | 'there_already' | 'conflict'; code: string | null }[]
  /** of the whole batch, whatever this call brought */
  totals: BatchTotals
}
