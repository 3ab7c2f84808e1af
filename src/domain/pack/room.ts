import { type Fen, fen, subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { packLimits } from './limits'
import { heldAndReservedFen, lotsInParcels, openReservations, type Pack } from './pack'

/** Principal and bonus of each top-up under way. */
export const LOTS_PER_RESERVATION = 2

/** What the first card can still take, after what top-ups under way will bring and what may come back. */
export function roomFenOf(pack: Pack, rules: Rules, at: Instant): Fen {
  return fen(Math.max(0, subtractFen(rules.shop.ceilingFen[pack.cards[0].kind], heldAndReservedFen(pack, at))))
}

/**
 * The answer to an amount that is above an unnamed card's ceiling and would fit a named one: put a name to the card first.
 * Null when naming would not help, or the card has its name.
 */
export function whyNameFirst(pack: Pack, amountFen: Fen, rules: Rules, at: Instant): Refusal | null {
  const { unnamed, named } = rules.shop.ceilingFen
  if (pack.cards[0].kind === 'named' || subtractFen(named, heldAndReservedFen(pack, at)) < amountFen) return null
  return new Refusal('NAMING_REQUIRED', { ceilingFen: unnamed, namedCeilingFen: named })
}

/** Why a credit of some new lots does not fit the first card; null when it does. */
export function whyNoRoom(pack: Pack, amountFen: Fen, lots: number, rules: Rules, at: Instant): Refusal | null {
  const [card] = pack.cards
  const roomFen = roomFenOf(pack, rules, at)
  if (amountFen > roomFen) {
    const ceilingFen = rules.shop.ceilingFen[card.kind]
    return whyNameFirst(pack, amountFen, rules, at) ?? new Refusal('NO_ROOM', { ceilingFen, roomFen })
  }
  const expected = lotsInParcels(pack).length + LOTS_PER_RESERVATION * openReservations(pack, at).length
  return card.lots.length + expected + lots > packLimits.lots ? new Refusal('CARD_LOTS_FULL', {}) : null
}
