import { type Gift, type GiftBase, type GiftIn, isGiftIn, newGift } from '../../src/domain/gifts/gift'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { carveGift } from '../../src/domain/pack/gift'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { gifts } from '../_store/gifts'
import { loadPack } from '../_store/packs'
import { commitCommand, type PackCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { voidCommand } from './void-command'

export type GiveGift = Pick<GiftBase, 'giftId' | 'giverPackId' | 'amountFen' | 'greeting'>

/**
 * Gives part of a balance away: the gift's own document first, then the money out of the giver's pack. The gift is named
 * on the phone, so a lost answer is asked for again and nothing is given twice.
 */
export async function giveGift(wish: GiveGift, rulesVersion: number, at: Instant): Promise<Gift> {
  const [there, pack] = await Promise.all([gifts.find(wish.giftId), loadPack(wish.giverPackId, at)])
  if (there) return resume(there, wish, rulesVersion, at)
  const gift = newGift(wish, at)
  if (gift instanceof Refusal) throw gift
  // Judged before anything is written, so that a refusal leaves nothing behind.
  const judged = carveGift(pack, gift)
  if (judged instanceof Refusal) throw judged
  if (await gifts.insert(gift)) return carve(gift, rulesVersion, at, pack)
  const other = await gifts.find(wish.giftId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return resume(other, wish, rulesVersion, at)
}

/** The same intention again. Somebody else's gift is answered as if the id were used up, which it is. */
function resume(gift: Gift, wish: GiveGift, rulesVersion: number, at: Instant): Gift | Promise<Gift> {
  const same =
    gift.giverPackId === wish.giverPackId && gift.amountFen === wish.amountFen && gift.greeting === wish.greeting
  if (!same) throw new Refusal('COMMAND_ID_REUSED', {})
  return isGiftIn(gift, 'draft') ? carve(gift, rulesVersion, at) : gift
}

async function carve(gift: Gift, rulesVersion: number, at: Instant, justRead?: Pack): Promise<Gift> {
  const { entry } = await commitCommand({
    ...carving(gift, rulesVersion, at),
    decide: pack => carveGift(pack, gift),
    ...(justRead ? { justRead } : {}),
  })
  return afterCarving(gift, entry, at)
}

function carving({ giftId, giverPackId, amountFen }: Gift, rulesVersion: number, at: Instant) {
  const command: Omit<PackCommand, 'decide'> = {
    packId: giverPackId,
    commandId: deriveId('gcv', giftId),
    content: { giftId, amountFen },
    rulesVersion,
    at,
  }
  return command
}

/** What the giver's pack says has happened is what the gift's document will say. */
function afterCarving(gift: Gift, { facts }: Entry, at: Instant): Promise<Gift> {
  const progress: Gift['progress'] =
    facts.kind === 'gift_carved' ? { state: 'open', parts: facts.parts } : { state: 'withdrawn', withdrawnAt: at }
  return moveFlow(gifts, gift, progress)
}

/** Gives up a gift whose making stopped half-way — unless the money has left the pack already: then it is open. */
export async function giveUpDraft(gift: GiftIn<'draft'>, at: Instant): Promise<Gift> {
  return afterCarving(gift, await voidCommand(carving(gift, 0, at), 'gift_carved'), at)
}
