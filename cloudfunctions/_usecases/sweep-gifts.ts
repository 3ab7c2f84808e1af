import { type Gift, isGiftIn } from '../../src/domain/gifts/gift'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { gifts } from '../_store/gifts'
import { livePublished } from '../_store/published'
import { bringToFriend } from './claim-gift'
import { giveUpDraft } from './give-gift'
import { bringGiftBack } from './return-gift'
import { sweepFlows } from './sweep-flows'

/** Finishes gifts that a function left half-way, and gives back what no friend claimed in time. */
export async function sweepGifts(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  return sweepFlows(gifts, at, gift => finish(gift, rules, at))
}

async function finish(gift: Gift, rules: Rules, at: Instant): Promise<unknown> {
  if (isGiftIn(gift, 'draft')) return giveUpDraft(gift, at)
  if (isGiftIn(gift, 'open')) return bringGiftBack(gift, { state: 'returning', reason: 'unclaimed', since: at }, at)
  if (isGiftIn(gift, 'claimed')) return bringToFriend(gift, rules, at)
  if (isGiftIn(gift, 'returning')) return bringGiftBack(gift, gift.progress, at)
  return gift
}
