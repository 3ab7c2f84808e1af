import { type Gift, type GiftIn, isGiftIn, whyNotClaimed } from '../../src/domain/gifts/gift'
import { deriveId, type GiftId, type PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { receiveGift } from '../../src/domain/pack/gift'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { gifts } from '../_store/gifts'
import { changePack } from './change-pack'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { openPack } from './open-pack'
import { bringGiftBack } from './return-gift'
import { voidCommand } from './void-command'

/** What a friend's pack may say to a gift. Anything else is trouble on the way and no answer. */
const noRoom: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['RECEIVE_CEILING', 'CARD_LOTS_FULL'])

/**
 * Claims a gift for the person with this pack. The one conditional write of the gift's document decides between friends;
 * the money follows under the gift's own ids, by this call, by a repeat of it, or by the clock.
 */
export async function claimGift(gift: Gift, packId: PackId, rules: Rules, at: Instant): Promise<Gift> {
  const refusal = whyNotClaimed(gift, packId, at)
  if (refusal) throw refusal
  if (isGiftIn(gift, 'claimed')) return bringToFriend(gift, rules, at)
  if (!isGiftIn(gift, 'open')) return gift
  // A full card hears so at once, and the gift stays open for when there is room, or for somebody else.
  const judged = receiveGift(await openPack(packId, at), gift.giftId, gift.progress.parts, rules, at)
  if (judged instanceof Refusal) throw judged
  const { parts } = gift.progress
  const claimed = await moveFlow(gifts, gift, {
    state: 'claimed',
    parts,
    claimerPackId: packId,
    claimedAt: at,
  })
  // Whoever came first may be somebody else: then the same question is answered anew.
  return claimGift(claimed, packId, rules, at)
}

/** A claimed gift to its end: into the friend's pack, or, when that has no room any more, back to the giver. */
export async function bringToFriend(gift: GiftIn<'claimed'>, rules: Rules, at: Instant): Promise<Gift> {
  const { giftId, giverPackId, progress } = gift
  const { parts, claimerPackId } = progress
  const entry = await received(gift, rules, at)
  if (entry.facts.kind === 'voided') {
    return bringGiftBack(gift, { state: 'returning', reason: 'refused', since: at }, at)
  }
  if (entry.facts.kind !== 'gift_received') throw new Error(`${giftId}: ${entry.facts.kind} of ${parts.length} parts`)
  await arrived(giverPackId, giftId, at)
  return moveFlow(gifts, gift, { state: 'received', claimerPackId, receivedAt: at })
}

async function received({ giftId, progress }: GiftIn<'claimed'>, rules: Rules, at: Instant): Promise<Entry> {
  const { parts, claimerPackId } = progress
  const step = {
    packId: claimerPackId,
    commandId: deriveId('grc', giftId),
    content: { giftId },
    rulesVersion: rules.version,
    at,
  }
  try {
    return (await commitCommand({ ...step, decide: pack => receiveGift(pack, giftId, parts, rules, at) })).entry
  } catch (error) {
    if (!(error instanceof Refusal) || !noRoom.has(error.code)) throw error
    return voidCommand(step, 'gift_received')
  }
}

/** The giver's pack need not keep room for the gift any more. */
async function arrived(giverPackId: PackId, giftId: GiftId, at: Instant): Promise<void> {
  await changePack(giverPackId, at, pack => (pack.parcels[giftId] ? forgetParcel(pack, giftId) : null))
}
