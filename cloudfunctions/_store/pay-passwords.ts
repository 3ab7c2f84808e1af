import type { PackId, PasswordResetId } from '../../src/domain/ids'
import type { PasswordReset } from '../../src/domain/risk/password-reset'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { insertDocument, readDocument, updateWhere } from './documents'

/** A member's payment password as it is kept: salted and slow to try, apart from the pack so that it can be erased. */
export interface KeptPassword {
  salt: string
  hash: string
  setAt: Instant
  /** the reset under which it was set: the same wish again is answered the same */
  setBy?: PasswordResetId
  /** the way to another one without this one, once it was asked for */
  reset?: PasswordReset
}

/** A member's kept password; null when none was ever set. */
export function findPassword(packId: PackId): Promise<KeptPassword | null> {
  return readDocument<KeptPassword>('pay_passwords', packId)
}

/** Sets the first password, or replaces the one that was read, and ends what was under way. False when it is another by now. */
export function putPassword(packId: PackId, kept: KeptPassword, before: KeptPassword | null): Promise<boolean> {
  return before
    ? updateWhere('pay_passwords', { _id: packId, hash: before.hash }, { reset: undefined, setBy: undefined, ...kept })
    : insertDocument('pay_passwords', { _id: packId, ...kept })
}

/** Opens the way to another password beside the one that was read. False when something else came first. */
export function putReset(
  packId: PackId,
  reset: PasswordReset,
  { hash, reset: before }: KeptPassword,
): Promise<boolean> {
  const unchanged = { _id: packId, hash, 'reset.resetId': before?.resetId ?? _.exists(false) }
  return updateWhere('pay_passwords', unchanged, { reset })
}

/** Closes it again; one that is closed stays so. */
export async function endReset(packId: PackId, resetId: PasswordResetId): Promise<void> {
  await updateWhere('pay_passwords', { _id: packId, 'reset.resetId': resetId }, { reset: undefined })
}
