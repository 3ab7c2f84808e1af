import { dayText, type Instant, lastDayBefore, shopDayOf } from '../time'
import type { CouponTemplate } from './template'
import { benefitText, type CouponTerms } from './terms'

/** A coupon's conditions in words: the same on the ticket, at the till and in a refusal. */
export function couponRules(terms: CouponTerms, storeNameOf: (storeId: string) => string): string[] {
  const stores = terms.storeIds ? `限${terms.storeIds.map(storeNameOf).join('、')}` : '全部门店可用'
  return [benefitText(terms.benefit), stores, '一次使用一张']
}

/** How long a coupon will be valid once it is claimed; its first day is named while that day has not come. */
export function validityText({ validity, startsAt }: CouponTemplate, now: Instant): string {
  const firstDay = now < startsAt ? dayText(shopDayOf(startsAt), now) : null
  if (validity.kind === 'days') return `${firstDay ? `${firstDay}起` : '领取后'} ${validity.days} 天内有效`
  const lastDay = dayText(lastDayBefore(validity.expiresAt), now)
  return firstDay ? `有效期 ${firstDay}至${lastDay}` : `有效期至${lastDay}`
}
