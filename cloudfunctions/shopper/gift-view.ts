import type { GiftStateView, GiftView, GivenGift, SharedGift } from '../../src/contract/gifts'
import { type Gift, type GiftState, whyNotClaimed } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { writeLinkToken } from '../../src/domain/links/link-token'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import { linkMac } from '../_platform/secrets'
import { holderName } from '../_usecases/holder-name'

/** A gift as its giver sees it, with the link while it can be claimed. */
export function givenGift(gift: Gift): GivenGift {
  const { giftId, progress } = gift
  const open = progress.state === 'open'
  return {
    ...giftView(gift),
    token: open ? writeLinkToken(giftId, linkMac) : null,
    claimedBy: 'claimerPackId' in progress ? holderName(progress.claimerPackId) : null,
  }
}

/** A gift as whoever opens its link sees it. */
export function sharedGift(gift: Gift, packId: PackId, at: Instant): SharedGift {
  const { giverPackId, progress } = gift
  const isClaimer = 'claimerPackId' in progress && progress.claimerPackId === packId
  const refusal = whyNotClaimed(gift, packId, at)
  return {
    ...giftView(gift),
    from: holderName(giverPackId),
    mine: packId === giverPackId ? 'giver' : isClaimer ? 'claimer' : null,
    refusal: refusal && { code: refusal.code, ...wordsOf(refusal, at) },
  }
}

function giftView({ giftId, amountFen, greeting, createdAt, claimBefore, progress }: Gift): GiftView {
  return { giftId, amountFen, greeting, createdAt, claimBefore, state: stateViews[progress.state] }
}

const stateViews: Record<GiftState['state'], GiftStateView> = {
  draft: 'preparing',
  open: 'open',
  claimed: 'received',
  received: 'received',
  returning: 'returned',
  returned: 'returned',
  withdrawn: 'withdrawn',
}
