import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { type CardKind, heldAndReservedFen, type Pack } from './pack'

/**
 * Makes the first card a named or an unnamed one. Who the name is lies in a document of its own, which can be erased
 * without touching the chain; a card without a name must fit the unnamed ceiling again first.
 */
export function changeCardKind(pack: Pack, cardKind: CardKind, rules: Rules, at: Instant): Decision {
  const [main, ...others] = pack.cards
  const ceilingFen = rules.shop.ceilingFen[cardKind]
  const heldFen = heldAndReservedFen(pack, at)
  if (cardKind === 'unnamed' && main.kind === 'named' && heldFen > ceilingFen) {
    return new Refusal('NAME_STILL_NEEDED', { ceilingFen, balanceFen: heldFen })
  }
  return {
    pack: { ...pack, cards: [{ ...main, kind: cardKind }, ...others] },
    facts: { kind: 'card_kind_changed', cardKind },
    movements: [],
  }
}
