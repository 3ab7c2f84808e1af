import type { PackId } from '../../src/domain/ids'
import { plainCardNumber } from '../../src/domain/physical-cards/imported-card'
import { Refusal } from '../../src/domain/refusal'
import { memberOf } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { cardKeyOf } from '../_platform/secrets'
import { packOfPhone } from '../_store/identities'
import { importedCards } from '../_store/imported-cards'
import { giveBackTry, memberGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'
import { sharedPackFor } from './read-shared-packs'

/** How somebody names another member's card: as the owner of a card that both share, by phone, or by a physical card's number. */
export type CardName =
  | { by: 'shared'; sharedPackId: PackId; memberPackId: PackId }
  | { by: 'phone'; phone: string }
  | { by: 'card_number'; cardNumber: string }

/**
 * The pack that is meant. Unknown, unnamed and ambiguous ones get one answer, and each costs a try, so that nobody learns who
 * is a member here. Throws BATCH_CARD_UNKNOWN, CODE_TOO_MANY_TRIES, SHARED_NOT_MEMBER.
 */
export async function findCard(name: CardName, byPackId: PackId, at: Instant): Promise<PackId> {
  if (name.by === 'shared') {
    const { sharing } = await sharedPackFor(name.sharedPackId, byPackId, at)
    const isOwner = memberOf(sharing, byPackId)?.role === 'owner'
    if (isOwner && memberOf(sharing, name.memberPackId)) return name.memberPackId
    throw new Refusal('BATCH_CARD_UNKNOWN', {})
  }
  const guessers = memberGuesser(byPackId)
  if (!(await takeTry(guessers, at))) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  const packId = name.by === 'phone' ? await packOfPhone(name.phone) : await packOfCard(name.cardNumber)
  if (!packId) throw new Refusal('BATCH_CARD_UNKNOWN', {})
  await giveBackTry(guessers, at)
  return packId
}

async function packOfCard(cardNumber: string): Promise<PackId | null> {
  const card = await importedCards.find(cardKeyOf(plainCardNumber(cardNumber)))
  return card?.progress.state === 'bound' ? card.progress.packId : null
}
