import type { PasswordResetId } from '../ids'
import { Refusal } from '../refusal'
import { DAY, HOUR, type Instant, later, MINUTE } from '../time'

/** How long a new password can be set once that is allowed. */
const USABLE_FOR = 7 * DAY
/** The same after staff have let it: the member stands at the till. */
const USABLE_AT_TILL = 30 * MINUTE
/** How long the same wish may come again: much shorter than any waiting time, so an old one brings nothing back. */
const REPEATABLE_FOR = HOUR

/** A payment password that is being set anew without the old one. It lies beside the password. */
export interface PasswordReset {
  resetId: PasswordResetId
  /** a new one can be set from then, until then (exclusive) */
  from: Instant
  until: Instant
  /** how that came about: after the waiting time, or by staff who saw the member */
  by: 'waiting' | 'store'
}

/** What the ledger keeps of it: each step is an entry of its own, so that none of them is silent. */
export type PasswordResetStep =
  | { step: 'asked'; from: Instant; until: Instant }
  | { step: 'let_by_store'; until: Instant; storeId: string; storeName: string; staffId: string }
  | { step: 'given_up' }
  | { step: 'done' }

/** The member has asked: nothing can be set before the waiting time is over. */
export function askedStep(waitHours: number, at: Instant): PasswordResetStep {
  const from = later(at, waitHours * HOUR)
  return { step: 'asked', from, until: later(from, USABLE_FOR) }
}

/** Staff have seen the member: a new one can be set at once, and only for a short while. */
export function letByStoreStep(
  by: { storeId: string; storeName: string; staffId: string },
  at: Instant,
): PasswordResetStep {
  return { step: 'let_by_store', until: later(at, USABLE_AT_TILL), ...by }
}

/** The reset that an entry began, at the time it bears; null when the entry ended one, or is too old to begin one again. */
export function begunReset(
  resetId: PasswordResetId,
  begun: PasswordResetStep,
  begunAt: Instant,
  at: Instant,
): PasswordReset | null {
  if (at >= later(begunAt, REPEATABLE_FOR)) return null
  switch (begun.step) {
    case 'asked':
      return { resetId, from: begun.from, until: begun.until, by: 'waiting' }
    case 'let_by_store':
      return { resetId, from: begunAt, until: begun.until, by: 'store' }
    case 'given_up':
    case 'done':
      return null
    default:
      return begun satisfies never
  }
}

/** Whether there is one that has not run out. */
export function isOpenReset(reset: PasswordReset | undefined, at: Instant): reset is PasswordReset {
  return reset !== undefined && at < reset.until
}

/** Why a new password cannot be set under this reset now; null when it can. */
export function whyNotReset(reset: PasswordReset | undefined, resetId: PasswordResetId, at: Instant): Refusal | null {
  if (!isOpenReset(reset, at) || reset.resetId !== resetId) return new Refusal('PASSWORD_RESET_OVER', {})
  return at < reset.from ? new Refusal('PASSWORD_RESET_NOT_YET', { from: reset.from }) : null
}
