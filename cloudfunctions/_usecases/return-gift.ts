import { type Gift, type GiftIn, type GiftState, isGiftIn } from '../../src/domain/gifts/gift'
import { deriveId } from '../../src/domain/ids'
import { returnGift as putBack } from '../../src/domain/pack/gift'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { gifts } from '../_store/gifts'
import { commitCommand } from './commit-command'
import { giveUpDraft } from './give-gift'
import { moveFlow } from './move-flow'

type Returning = Extract<GiftState, { state: 'returning' }>

/** Takes a gift back that nobody has claimed. Throws GIFT_CLAIMED when a friend was faster. */
export async function takeGiftBack(gift: Gift, at: Instant): Promise<Gift> {
  const settled = isGiftIn(gift, 'draft') ? await giveUpDraft(gift, at) : gift
  const { progress } = settled
  switch (progress.state) {
    case 'open':
      return takeGiftBack(await bringGiftBack(settled, { state: 'returning', reason: 'taken_back', since: at }, at), at)
    case 'returning':
      return bringGiftBack(settled, progress, at)
    case 'claimed':
    case 'received':
      throw new Refusal('GIFT_CLAIMED', {})
    case 'draft':
      throw new Refusal('TRY_AGAIN', {})
    case 'returned':
    case 'withdrawn':
      return settled
    default:
      return progress satisfies never
  }
}

/** Decides that a gift goes back, and puts it back. Somebody who moved it elsewhere first is right. */
export async function bringGiftBack(gift: Gift, returning: Returning, at: Instant): Promise<Gift> {
  const decided = isGiftIn(gift, 'returning') ? gift : await moveFlow(gifts, gift, returning)
  return isGiftIn(decided, 'returning') ? putGiftBack(decided, at) : decided
}

async function putGiftBack(gift: GiftIn<'returning'>, at: Instant): Promise<Gift> {
  const { giftId, giverPackId, progress } = gift
  await commitCommand({
    packId: giverPackId,
    commandId: deriveId('grt', giftId),
    content: { giftId },
    rulesVersion: 0,
    at,
    decide: pack => putBack(pack, giftId),
  })
  return moveFlow(gifts, gift, { state: 'returned', reason: progress.reason, returnedAt: at })
}
