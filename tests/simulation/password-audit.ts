import type { Entry } from '../../src/domain/ledger/entry'

/** A payment password as it lies in the database; `_id` is the pack. */
export interface KeptPassword {
  _id: string
  hash: string
  setBy?: string
  reset?: { resetId: string }
}

/** A password never changes in silence: how an open reset ended is in the ledger before the password is another one. */
export function whyNotReplaced(
  before: KeptPassword | undefined,
  kept: KeptPassword,
  endOf: (resetId: string) => Entry | undefined,
): string[] {
  if (!before || before.hash === kept.hash) return []
  const { resetId } = before.reset ?? {}
  const facts = resetId === undefined ? undefined : endOf(resetId)?.facts
  const step = facts?.kind === 'password_reset' ? facts.step : null
  if (kept.setBy !== undefined) {
    return kept.setBy === resetId && step === 'done'
      ? []
      : [`${kept._id}: set by ${kept.setBy}, and the ledger says ${step}`]
  }
  return resetId === undefined || step === 'given_up'
    ? []
    : [`${kept._id}: replaced beside ${resetId}, which is ${step}`]
}
