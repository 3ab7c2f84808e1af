import type { PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { setBirthday as decide } from '../../src/domain/pack/set-birthday'
import type { Instant } from '../../src/domain/time'
import { changePack } from './change-pack'

/** Notes the month of a member's birthday. Saying the same again changes nothing. Throws BIRTHDAY_SET, PACK_NOT_OPENED. */
export function setBirthday({ packId, month }: { packId: PackId; month: number }, at: Instant): Promise<Pack> {
  return changePack(packId, at, pack => decide(pack, month, at))
}

/** Switches the word about the next top-up on or off. Throws PACK_NOT_OPENED. */
export function remindOfRenewal(
  { packId, remind }: { packId: PackId; remind: Pack['renewalReminder'] },
  at: Instant,
): Promise<Pack> {
  return changePack(packId, at, pack => (pack.renewalReminder === remind ? null : { ...pack, renewalReminder: remind }))
}
