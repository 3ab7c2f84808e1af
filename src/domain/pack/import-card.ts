import type { BindId } from '../ids'
import { addFen } from '../money'
import type { OpeningBalance } from '../physical-cards/imported-card'
import { grantPoints } from '../points/point-lots'
import { pointsExpiry } from '../points/points-rules'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { credit, lotsOfCredit } from './credit'
import type { Decision } from './decision'
import type { Pack } from './pack'
import { whyNoRoom } from './room'

/** Takes over what a physical card held. That a card comes once is decided by the card's own document and this command's id. */
export function importCard(
  pack: Pack,
  { bindId, cardTail, opening }: { bindId: BindId; cardTail: string; opening: OpeningBalance },
  rules: Rules,
  at: Instant,
): Decision {
  const { principalFen, bonusFen, points } = opening
  const noRoom = whyNoRoom(pack, addFen(principalFen, bonusFen), lotsOfCredit(opening), rules, at)
  if (noRoom) return noRoom
  const credited = credit(pack, bindId, opening, 'opening_balances', at)
  const granted = grantPoints(credited.pack, points, pointsExpiry(rules.points.expiry, at), 'opening_points')
  return {
    pack: granted.pack,
    facts: { kind: 'card_imported', cardTail, principalFen, bonusFen, points },
    movements: [...credited.movements, ...granted.movements],
  }
}
