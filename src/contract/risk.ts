import * as z from 'zod'
import type { DeviceId, OrderId, PasswordResetId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { PasswordReset } from '../domain/risk/password-reset'
import type { ReviewState } from '../domain/risk/review'
import type { RiskReason } from '../domain/risk/risk-rules'
import type { Instant } from '../domain/time'
import { idField, noteField, nothing, ticketField } from './fields'

/** Six digits, as every payment password here. */
const passwordField = z.string().regex(/^\d{6}$/)

/** Six digits, as every code sent to a phone. */
const phoneCodeField = z.string().regex(/^\d{6}$/)

/** What every payment that the shop's rules of risk look at says beside itself. */
export const guardFields = {
  /** which phone this is, for the shop's rules about new ones */
  deviceId: idField<DeviceId>('dev').optional(),
  /** when the start before was refused with CONFIRM_NEEDED */
  password: passwordField.optional(),
  /** the same, by the code that was sent to my phone for it */
  phoneCode: phoneCodeField.optional(),
}

/** A member’s payment password. */
export const payPasswordInputs = {
  /** whether I have a payment password, and whether it is being set anew */
  'payPassword.state': nothing,
  /** sets the first one, or another: in place of `before`, or under a reset whose time has come */
  'payPassword.set': z.strictObject({
    password: passwordField,
    before: passwordField.optional(),
    resetId: idField<PasswordResetId>('pwr').optional(),
  }),
  /** I have forgotten it: after the shop's waiting time I may set another. On record from the first moment */
  'payPassword.forgotten': z.strictObject({ resetId: idField<PasswordResetId>('pwr') }),
  /** no reset after all: the password stays as it is */
  'payPassword.keep': z.strictObject({ resetId: idField<PasswordResetId>('pwr') }),
}

export interface PayPasswordOutputs {
  'payPassword.state': PasswordStanding & {
    /** how long a forgotten password waits */
    resetHours: number
  }
  'payPassword.set': PasswordStanding
  'payPassword.forgotten': PasswordStanding
  'payPassword.keep': PasswordStanding
}

export interface PasswordStanding {
  isSet: boolean
  /** the way to another password without the old one, while it is open */
  reset: PasswordReset | null
}

/** The same with a manager’s help. */
export const tillPasswordInputs = {
  /** the member stands here and has forgotten the payment password: lets them set another on their phone now. Managers only */
  'payPassword.reset': z.strictObject({ ticket: ticketField }),
}

export interface TillPasswordOutputs {
  'payPassword.reset': { holder: string; until: Instant }
}

/** Top-ups that the rules of risk hold back. */
export const riskInputs = {
  /** top-ups that wait for the shop's look, and what was decided, newest first */
  'risk.reviews': nothing,
  /** once, though a no may still become a yes */
  'risk.decide': z.strictObject({
    orderId: idField<OrderId>('ord'),
    verdict: z.enum(['approve', 'reject']),
    /** why; what the member is told when it is rejected */
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
  /** "充值到共享卡" */
  what: string
  payFen: Fen
  why: RiskReason[]
  /** the same in words */
  reason: string
  askedAt: Instant
  /** expired: nobody looked at it for a day */
  state: ReviewState['state'] | 'expired'
  /** who decided, when and why, the newest first: a no that became a yes has two */
  decisions: { verdict: 'approved' | 'rejected'; by: string; at: Instant; note: string | null }[]
}

/** How the shop's look at my payment stands. */
export interface ReviewStanding {
  state: ReviewState['state']
  payFen: Fen
  reason: string
  askedAt: Instant
  /** until when this holds (exclusive) */
  until: Instant
  /** why not, in the shop's words */
  note: string | null
}
