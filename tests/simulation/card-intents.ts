import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

/** Names a card or takes the name away. */
function names(run: Run): Intent {
  const member = run.anyMember()
  const namingId = run.newId('nam')
  const comes = run.chance.in(0.85)
  const input = comes ? { namingId, name: '持卡会员', phone: member.phone, consent: true } : { namingId }
  return {
    ...byShopper(member, comes ? 'card.name' : 'card.eraseName', input),
    mayRefuse: ['PACK_NOT_OPENED', 'NAME_STILL_NEEDED', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

function bindsCard(run: Run): Intent | null {
  const card = run.chance.pickOr(run.memory.printedCards, null)
  if (!card) return null
  const { cardNumber, code } = card
  const member = run.anyMember()
  return {
    ...byShopper(member, 'card.bind', { bindId: run.newId('bnd'), cardNumber, code }),
    mayRefuse: ['PACK_NOT_OPENED', 'PHYSICAL_CARD_BOUND', 'NO_ROOM', 'CARD_LOTS_FULL', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

/** Names on cards, and cards from before. */
export const cardPossibilities: readonly Possibility[] = [
  { weight: 1, make: names },
  { weight: 0.8, make: bindsCard },
]
