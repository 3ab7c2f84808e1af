import type { CouponGiftOutputs } from '../../src/contract/coupon-gifts'
import type { GiftStateView, GivenGift, SharedGift } from '../../src/contract/gifts'
import { couponRules } from '../../src/domain/coupons/coupon-rules'
import type { CouponGift } from '../../src/domain/gifts/coupon-gift'
import { type Gift, type GiftOf, type GiftStage, giftEndedAt, whyNotClaimed } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { writeLinkToken } from '../../src/domain/links/link-token'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import { linkMac } from '../_platform/secrets'
import { holderName } from '../_usecases/holder-name'

type AnyGift = GiftOf<string, unknown>
type StoreNameOf = (storeId: string) => string

/** A gift as its giver sees it, with the link while it can be claimed. */
export function givenGift(gift: Gift): GivenGift {
  const { giftId, amountFen } = gift
  return { giftId, amountFen, ...givenPart(gift) }
}

/** A gift as whoever opens its link sees it. */
export function sharedGift(gift: Gift, packId: PackId, at: Instant): SharedGift {
  const { giftId, amountFen } = gift
  return { giftId, amountFen, ...sharedPart(gift, packId, at) }
}

/** A given coupon as its giver sees it. */
export function givenCoupon(gift: CouponGift, storeNameOf: StoreNameOf): CouponGiftOutputs['couponGift.create'] {
  return { ...couponPart(gift, storeNameOf), ...givenPart(gift) }
}

/** The same as whoever opens its link sees it. */
export function sharedCoupon(
  gift: CouponGift,
  packId: PackId,
  storeNameOf: StoreNameOf,
  at: Instant,
): CouponGiftOutputs['couponGift.read'] {
  return { ...couponPart(gift, storeNameOf), ...sharedPart(gift, packId, at) }
}

function couponPart({ giftId, couponId, coupon: { terms, expiresAt } }: CouponGift, storeNameOf: StoreNameOf) {
  const { transferable: _spent, ...asReceived } = terms
  const { benefit: face, title } = terms
  return { giftId, couponId, face, title, rules: couponRules(asReceived, storeNameOf), expiresAt }
}

function givenPart(gift: AnyGift): Omit<GivenGift, 'giftId' | 'amountFen'> {
  const { giftId, progress } = gift
  const open = progress.state === 'open'
  return {
    ...commonPart(gift),
    token: open ? writeLinkToken(giftId, linkMac) : null,
    claimedBy: 'claimerPackId' in progress ? holderName(progress.claimerPackId) : null,
  }
}

function sharedPart(gift: AnyGift, packId: PackId, at: Instant): Omit<SharedGift, 'giftId' | 'amountFen'> {
  const { giverPackId, progress } = gift
  const isClaimer = 'claimerPackId' in progress && progress.claimerPackId === packId
  const refusal = whyNotClaimed(gift, packId, at)
  return {
    ...commonPart(gift),
    from: holderName(giverPackId),
    mine: packId === giverPackId ? 'giver' : isClaimer ? 'claimer' : null,
    refusal: refusal && { code: refusal.code, ...wordsOf(refusal, at) },
  }
}

function commonPart({ greeting, createdAt, claimBefore, progress }: AnyGift) {
  return {
    ...{ greeting, createdAt, claimBefore },
    state: stateViews[progress.state],
    endedAt: giftEndedAt(progress),
    returnedFor: 'reason' in progress ? progress.reason : null,
  }
}

const stateViews: Record<GiftStage, GiftStateView> = {
  draft: 'preparing',
  open: 'open',
  claimed: 'received',
  received: 'received',
  returning: 'returned',
  returned: 'returned',
  withdrawn: 'withdrawn',
}
