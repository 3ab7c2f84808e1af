import { changeableFrom } from '../members/birthday'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Pack } from './pack'

/** Notes the month of the member's birthday; null when it is noted already. Refuses with BIRTHDAY_SET within a year. */
export function setBirthday(pack: Pack, month: number, at: Instant): Pack | Refusal | null {
  const { birthday } = pack
  if (birthday?.month === month) return null
  if (birthday && at < changeableFrom(birthday)) {
    return new Refusal('BIRTHDAY_SET', { month: birthday.month, from: changeableFrom(birthday) })
  }
  return { ...pack, birthday: { month, setAt: at } }
}
