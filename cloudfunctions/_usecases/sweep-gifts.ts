import type { Instant } from '../../src/domain/time'
import { couponGifts } from '../_store/coupon-gifts'
import { gifts } from '../_store/gifts'
import { livePublished } from '../_store/published'
import { balanceGift } from './balance-gift'
import { couponGift } from './coupon-gift'
import { sweepFlows } from './sweep-flows'

/** Finishes gifts that a function left half-way, and gives back what no friend claimed in time. */
export async function sweepGifts(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  const balances = await sweepFlows(gifts, at, gift => balanceGift.finish(gift, rules, at))
  return balances + (await sweepFlows(couponGifts, at, gift => couponGift.finish(gift, rules, at)))
}
