import { type Instant, instant } from '../time'
import { nextExpiryOf } from './expire'
import type { Pack } from './pack'
import { nextDeadlineOf } from './release'

/** When the clock must look at a pack: something runs out, or a hold ends by itself. Null when neither will. */
export function nextDueOf(pack: Pack): Instant | null {
  const [expiry, deadline] = [nextExpiryOf(pack), nextDeadlineOf(pack)]
  return expiry === null || deadline === null ? (expiry ?? deadline) : instant(Math.min(expiry, deadline))
}
