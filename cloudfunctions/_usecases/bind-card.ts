import type { BindId, PackId } from '../../src/domain/ids'
import { importCard } from '../../src/domain/pack/import-card'
import { type ImportedCard, plainCardCode, plainCardNumber } from '../../src/domain/physical-cards/imported-card'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { cardKeyOf, isPhysicalCardCode } from '../_platform/secrets'
import { importedCards } from '../_store/imported-cards'
import { livePublished } from '../_store/published'
import { giveBackTry, memberGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { openPack } from './open-pack'
import { sweepFlows } from './sweep-flows'

export interface BindCard {
  packId: PackId
  bindId: BindId
  cardNumber: string
  code: string
}

/**
 * Binds a physical card to the member who has it in hand: number and printed code. The card's own document decides between
 * two who try; what it held follows into the pack under that document's id, by this call, a repeat of it, or the clock.
 * Throws PHYSICAL_CARD_UNKNOWN for a wrong code as for an unknown number, CODE_TOO_MANY_TRIES, PHYSICAL_CARD_BOUND, and why
 * the pack has no room.
 */
export async function bindCard(wish: BindCard, rules: Rules, at: Instant): Promise<ImportedCard> {
  const { packId, bindId } = wish
  const card = await provenCard(wish, at)
  const { progress } = card
  if (progress.state !== 'unbound') {
    if (progress.packId !== packId) throw new Refusal('PHYSICAL_CARD_BOUND', {})
    return bringIn(card, rules, at)
  }
  // A card without room hears so before it is anybody's: it can still be bound elsewhere.
  const judged = importCard(await openPack(packId, at), { ...card, bindId }, rules, at)
  if (judged instanceof Refusal) throw judged
  const claimed = await moveFlow(importedCards, card, { state: 'claimed', packId, bindId, at })
  if (claimed.progress.state === 'unbound' || claimed.progress.packId !== packId) {
    throw new Refusal('PHYSICAL_CARD_BOUND', {})
  }
  return bringIn(claimed, rules, at)
}

/** The clock's part: what a function left half-way. A pack without room keeps its card claimed until it has some. */
export async function sweepImportedCards(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  return sweepFlows(importedCards, at, card => bringIn(card, rules, at))
}

/** Each look at a code costs a try, and a right one gives it back: parallel guesses pass the limit no more than slow ones. */
async function provenCard({ packId, cardNumber, code }: BindCard, at: Instant): Promise<ImportedCard> {
  const guessers = memberGuesser(packId)
  if (!(await takeTry(guessers, at))) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  const number = plainCardNumber(cardNumber)
  const card = isPhysicalCardCode(number, plainCardCode(code)) ? await importedCards.find(cardKeyOf(number)) : null
  if (!card) throw new Refusal('PHYSICAL_CARD_UNKNOWN', {})
  await giveBackTry(guessers, at)
  return card
}

async function bringIn(card: ImportedCard, rules: Rules, at: Instant): Promise<ImportedCard> {
  const { cardKey, cardTail, opening, progress } = card
  if (progress.state !== 'claimed') return card
  const { packId, bindId } = progress
  await commitCommand({
    packId,
    commandId: bindId,
    content: { cardKey },
    rulesVersion: rules.version,
    at,
    decide: pack => importCard(pack, { bindId, cardTail, opening }, rules, at),
  })
  return moveFlow(importedCards, card, { state: 'bound', packId, bindId, at })
}
