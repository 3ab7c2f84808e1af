import { dayText, type Instant, lastDayBefore } from '../time'
import type { CouponValidity } from './template'
import { benefitText, type CouponTerms } from './terms'

/** A coupon's conditions in words: the same on the ticket, at the till and in a refusal. */
export function couponRules(terms: CouponTerms, storeNameOf: (storeId: string) => string): string[] {
  const stores = terms.storeIds ? `限${terms.storeIds.map(storeNameOf).join('、')}` : '全部门店可用'
  return [benefitText(terms.benefit), stores, '一次使用一张']
}

/** How long a coupon will be valid once it is claimed. */
export function validityText(validity: CouponValidity, now: Instant): string {
  return validity.kind === 'days'
    ? `领取后 ${validity.days} 天内有效`
    : `有效期至${dayText(lastDayBefore(validity.expiresAt), now)}`
}
