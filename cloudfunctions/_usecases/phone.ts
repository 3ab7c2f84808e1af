import type { PackId } from '../../src/domain/ids'
import type { KnownPhone } from '../../src/domain/risk/phone-code'
import type { Instant } from '../../src/domain/time'
import { phoneNumberOf } from '../_platform/phone-number'
import { erasePhone, findPhone, putPhone } from '../_store/phones'
import { readPack } from './read-pack'

/** A member's phone number; null while none was given. */
export function phoneOf(packId: PackId): Promise<KnownPhone | null> {
  return findPhone(packId)
}

/** Keeps the number that the member let WeChat give, in place of another. Throws PHONE_NOT_GIVEN, PACK_NOT_OPENED. */
export async function givePhone(packId: PackId, code: string, at: Instant): Promise<KnownPhone | null> {
  await readPack(packId, at)
  await putPhone(packId, { number: await phoneNumberOf(code), givenAt: at })
  return findPhone(packId)
}

/** Erases it: no code can be sent any more. */
export function forgetPhone(packId: PackId): Promise<void> {
  return erasePhone(packId)
}
