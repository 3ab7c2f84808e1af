import type { HoldId } from '../ids'
import { Refusal } from '../refusal'
import { type Instant, instant } from '../time'
import type { Decision } from './decision'
import { type Hold, type HoldEnder, heldBy, openHold, withoutHold } from './hold'
import type { Pack } from './pack'
import { givePointsBack } from './pay-with-points'

/**
 * Ends a hold without a sale: all of it is free again, and the points that an order kept come back. By the deadline only once it has passed, and never a payment's.
 * Refuses with HOLD_NOT_OPEN, NOT_ALLOWED, and TRY_AGAIN for a deadline that has not come.
 */
export function release(pack: Pack, holdId: HoldId, by: HoldEnder, at: Instant): Decision {
  const hold = openHold(pack, holdId, by)
  if (hold instanceof Refusal) return hold
  if (by.kind === 'deadline' && at < hold.until) return new Refusal('TRY_AGAIN', {})
  const { owner, lots } = hold
  const points = 'offers' in owner ? (owner.offers?.points?.lots ?? []) : []
  const back = givePointsBack(withoutHold(pack, hold), points)
  return {
    pack: back.pack,
    facts: { kind: 'released', holdId, owner, amountFen: heldBy(hold), lots, by: by.kind },
    movements: back.movements,
  }
}

/** The holds that end by themselves: a till's or an order's, from its deadline on. */
export function holdsPastDeadline(pack: Pack, at: Instant): Hold[] {
  return pack.holds.filter(hold => endsByItself(hold) && at >= hold.until)
}

/** When the next hold ends by itself; null when none will. */
export function nextDeadlineOf(pack: Pack): Instant | null {
  const deadlines = pack.holds.filter(endsByItself).map(hold => hold.until)
  return deadlines.length > 0 ? instant(Math.min(...deadlines)) : null
}

/** Flows over several documents end their own holds: a deadline in the pack knows nothing of what they still wait for. */
function endsByItself({ owner }: Hold): boolean {
  switch (owner.kind) {
    case 'till':
    case 'checkout':
      return true
    case 'payment':
    case 'refund':
    case 'rest':
      return false
    default:
      return owner satisfies never
  }
}
