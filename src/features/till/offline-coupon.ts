import type { LookedUp } from '../../contract/staff'
import { tillOfflineWords as words } from '../../copy/till-offline'
import { couponRules } from '../../domain/coupons/coupon-rules'
import { benefitText, needsOrderAmount } from '../../domain/coupons/terms'
import type { OfflineCoupon, OfflineVerdict } from '../../domain/offline/judge-offline'
import { Refusal } from '../../domain/refusal'
import { wordsOf } from '../../domain/refusal-words'
import type { Instant } from '../../domain/time'

type FoundCoupon = Extract<LookedUp, { what: 'coupon' }>

/** A coupon that the till judged by itself, drawn like one that the shop looked up. There is no ticket: nobody gave one. */
export function foundOffline(known: OfflineCoupon, verdict: OfflineVerdict | Refusal, at: Instant): FoundCoupon {
  const { terms, expiresAt } = known.coupon
  const asksAmount = verdict instanceof Refusal && verdict.code === 'COUPON_NEEDS_ORDER_AMOUNT'
  return {
    what: 'coupon',
    ticket: '',
    holder: words.holder(known.token.packId),
    title: offlineTitle(known),
    face: terms.benefit,
    rules: couponRules(terms, storeId => storeId),
    expiresAt,
    needsOrderAmount: needsOrderAmount(terms.benefit),
    discountFen: verdict instanceof Refusal ? null : verdict.discountFen,
    refusal: verdict instanceof Refusal && !asksAmount ? { code: verdict.code, ...wordsOf(verdict, at) } : null,
  }
}

/** A template that is newer than the kit is called by what it gives. */
export function offlineTitle({ title, coupon }: OfflineCoupon): string {
  return title ?? benefitText(coupon.terms.benefit)
}
