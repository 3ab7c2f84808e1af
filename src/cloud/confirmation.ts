import type { RefusalCode, RefusalDetails } from '../domain/refusal'
import type { Trouble } from './trouble'

/** What the shop wants to be confirmed once more, and in which ways that can be done. */
export type Confirmation = Omit<RefusalDetails['CONFIRM_NEEDED'], 'why'>

/** What a member confirms with; sent along with the very wish that was refused. */
export type Proof = { password: string } | { phoneCode: string }

const WRONG: readonly string[] = [
  'PASSWORD_WRONG',
  'CODE_TOO_MANY_TRIES',
  'PHONE_CODE_WRONG',
  'PHONE_CODE_EXPIRED',
  'PHONE_CODE_USED_UP',
] satisfies RefusalCode[]

/** Whether a start was refused only because it was not confirmed, or not rightly: the wish stands, under the same id. */
export function asksForProof({ code }: Trouble): boolean {
  return code === 'CONFIRM_NEEDED' || WRONG.includes(code)
}

/** What is to be confirmed after a start ended so; `before` is what was until then. */
export function confirmationAfter(trouble: Trouble, before: Confirmation | null): Confirmation | null {
  if (trouble.code === 'CONFIRM_NEEDED') return trouble.details as Confirmation
  return asksForProof(trouble) ? before : null
}
