import * as z from 'zod'
import type { OrderId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { RiskReason } from '../domain/risk/risk-rules'
import type { Instant } from '../domain/time'
import { idField, noteField } from './fields'

/** Six digits, as every payment password here. */
export const passwordField = z.string().regex(/^\d{6}$/)

export const payPasswordInputs = {
  /** whether I have a payment password */
  'payPassword.state': z.strictObject({}),
  /** sets the first one, or another in place of `before` */
  'payPassword.set': z.strictObject({ password: passwordField, before: passwordField.optional() }),
}

export interface PayPasswordOutputs {
  'payPassword.state': { isSet: boolean }
  'payPassword.set': { isSet: boolean }
}

export const riskInputs = {
  /** top-ups that wait for the shop's look, and what was decided, newest first */
  'risk.reviews': z.strictObject({}),
  'risk.decide': z.strictObject({
    orderId: idField<OrderId>('ord'),
    verdict: z.enum(['approve', 'reject']),
    /** what the member is told when it is rejected */
    note: noteField,
  }),
}

export interface RiskOutputs {
  'risk.reviews': { reviews: RiskReviewView[] }
  'risk.decide': RiskReviewView
}

export interface RiskReviewView {
  orderId: OrderId
  holder: string
  payFen: Fen
  why: RiskReason[]
  /** the same in words */
  reason: string
  askedAt: Instant
  /** expired: nobody looked at it for a day */
  state: 'waiting' | 'approved' | 'rejected' | 'expired'
  note: string | null
}
