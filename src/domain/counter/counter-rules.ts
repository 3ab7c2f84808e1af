import type { Fen } from '../money'
import type { StaffRole } from '../rules/rules'

/** What one role may take at the counter: in one top-up, and in a day of the shop. Zero: nothing. */
export interface CounterLimits {
  onceFen: Fen
  dayFen: Fen
}

/** Top-ups that are paid in the shop, by the merchant's document `counter` of `settings`. */
export interface CounterRules {
  limits: Record<StaffRole, CounterLimits>
  /** how long a manager can take one back, in minutes, while its shift has not been handed over; 0: never */
  voidMinutes: number
}

/** How it was paid: into the drawer, or through the shop's own terminal (card, Alipay, WeChat at the counter). */
export const countedBy = ['cash', 'pos'] as const
export type CountedBy = (typeof countedBy)[number]

/** Why a top-up was not paid on the phone. Chosen, not typed: an entry holds nobody's name. */
export const counterReasons = ['pays_cash', 'no_phone_payment', 'payment_down', 'other'] as const
export type CounterReason = (typeof counterReasons)[number]

/** Why one was taken back. */
export const counterVoidReasons = ['wrong_amount', 'wrong_member', 'not_paid', 'other'] as const
export type CounterVoidReason = (typeof counterVoidReasons)[number]
