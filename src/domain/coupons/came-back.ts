import type { Pack } from '../pack/pack'
import { DAY, type Instant, later, shopDayOf } from '../time'

/** So soon after a use a purchase counts as coming back. */
const WITHIN = 30 * DAY
/** An entry stays small. */
const MOST_NAMED = 5

/**
 * The kinds of coupon after whose use this purchase is the member's first on a later day, within thirty days. Known when
 * the purchase is decided and written into it, so that the report is a sum over entries and needs no memory of its own.
 */
export function cameBackAfter({ closedCoupons, pastSpends }: Pack, at: Instant): string[] {
  const last = pastSpends.at(-1)?.at
  const kinds = new Set<string>()
  for (const { end, templateId } of closedCoupons) {
    if (end.state !== 'redeemed' || at >= later(end.at, WITHIN)) continue
    const day = shopDayOf(end.at)
    const hasBeenBack = last !== undefined && shopDayOf(last) > day
    if (!hasBeenBack && shopDayOf(at) > day) kinds.add(templateId)
  }
  return [...kinds].slice(-MOST_NAMED)
}
