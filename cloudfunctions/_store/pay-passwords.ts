import type { PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { insertDocument, readDocument, updateWhere } from './documents'

/** A member's payment password as it is kept: salted and slow to try, apart from the pack so that it can be erased. */
export interface KeptPassword {
  salt: string
  hash: string
  setAt: Instant
}

export function findPassword(packId: PackId): Promise<KeptPassword | null> {
  return readDocument<KeptPassword>('pay_passwords', packId)
}

/** Sets the first password, or replaces the one that was read. False when it is another by now. */
export function putPassword(packId: PackId, kept: KeptPassword, before: KeptPassword | null): Promise<boolean> {
  return before
    ? updateWhere('pay_passwords', { _id: packId, hash: before.hash }, kept)
    : insertDocument('pay_passwords', { _id: packId, ...kept })
}
