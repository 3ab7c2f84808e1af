import type { HoldId } from '../ids'
import type { Lot } from '../ledger/lots'
import { planDebit } from '../ledger/plan-debit'
import { NO_MONEY, subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { type Hold, type HoldEnder, heldBy, openHold, withoutHold } from './hold'
import { lotsOf, type Pack } from './pack'
import { type Sale, sell } from './sale'

/** Takes what was held, or a part of it: `sale.amountFen`. */
export interface Capture {
  holdId: HoldId
  sale: Sale
  by: Exclude<HoldEnder, { kind: 'deadline' }>
}

/**
 * Ends a hold by a sale; what is not taken of it is free again in the same write, so that captured + released = held.
 * Held bonus that has run out meanwhile still pays: it was promised while it was good.
 * Refuses with HOLD_NOT_OPEN, NOT_ALLOWED, HOLD_EXPIRED, CAPTURE_ABOVE_HOLD.
 */
export function capture(pack: Pack, { holdId, sale, by }: Capture, rules: Rules, at: Instant): Decision {
  const hold = openHold(pack, holdId, by)
  if (hold instanceof Refusal) return hold
  if (hold.owner.kind !== 'payment' && hold.owner.kind !== 'rest' && at >= hold.until)
    return new Refusal('HOLD_EXPIRED', { until: hold.until })
  const heldFen = heldBy(hold)
  const { amountFen } = sale
  const isFree = amountFen === NO_MONEY && hold.lots.length === 0
  const debits = isFree ? [] : planDebit(heldLots(pack, hold), amountFen, hold.heldAt, hold.order)
  if (!debits) return new Refusal('CAPTURE_ABOVE_HOLD', { heldFen })
  const {
    pack: next,
    sold,
    movements,
  } = sell(withoutHold(pack, hold), { ...sale, memberPackId: hold.memberPackId }, debits, hold.order, rules, at)
  return {
    pack: next,
    facts: { kind: 'captured', holdId, heldFen, releasedFen: subtractFen(heldFen, amountFen), ...sold },
    movements,
  }
}

/** The lots of a card as if they were nothing but what the hold keeps of them. */
function heldLots(pack: Pack, hold: Hold): Lot[] {
  return lotsOf(pack).flatMap(lot => {
    const kept = hold.lots.find(each => each.lotId === lot.lotId)
    const { heldFen: _held, ...rest } = lot
    return kept ? [{ ...rest, leftFen: kept.fen } as Lot] : []
  })
}
