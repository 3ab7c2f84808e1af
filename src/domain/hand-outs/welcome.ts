import type { Pack } from '../pack/pack'
import type { Rules } from '../rules/rules'
import { DAY, type Instant } from '../time'
import { type HandOut, isRunning } from './hand-out'

/** So long a new card is new: what could not be given at once is given when its holder looks again. */
const NEW_FOR = 30 * DAY

/** The hand-outs for new members that this one has not got yet. Empty for nearly everybody, and asks nothing of the database. */
export function welcomesDue(pack: Pack, { handOuts }: Rules, at: Instant): HandOut[] {
  if (at - pack.openedAt >= NEW_FOR) return []
  return handOuts.filter(handOut => {
    const isDue = handOut.to.kind === 'new_member' && isRunning(handOut, at) && pack.openedAt >= handOut.startsAt
    return isDue && !pack.couponClaims[handOut.templateId]
  })
}
