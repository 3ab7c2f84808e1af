import { dayText, type Instant, lastDayBefore, shopDayOf } from '../time'
import { hoursText } from '../weekly-hours'
import type { CouponTemplate } from './template'
import { benefitText, type CouponTerms, type Goods, type Stacking } from './terms'

/** A coupon's conditions in words: the same on the ticket, at the till and in a refusal. */
export function couponRules(terms: CouponTerms, storeNameOf: (storeId: string) => string): string[] {
  const { benefit, storeIds, goods, hours, stacking, perOrder = 1 } = terms
  const transferable = terms.transferable ? ['可转赠好友'] : []
  if (benefit.kind === 'top_up') {
    const off = benefit.gain === 'less_to_pay' ? ['少付的部分作为赠送到账'] : []
    return [benefitText(benefit), '充值时选用，一次一张', ...off, ...transferable]
  }
  return [
    benefitText(benefit),
    storeIds ? `限${storeIds.map(storeNameOf).join('、')}` : '全部门店可用',
    ...(goods ? [goodsText(goods)] : []),
    ...(hours ? [`仅限${hoursText(hours)}`] : []),
    perOrder === 1 ? '一次使用一张' : `一次最多使用 ${perOrder} 张`,
    ...(stacking ? [stackingText(stacking)] : []),
    ...(terms.returnsOnRefund ? ['整单退款后退回卡包'] : []),
    ...transferable,
  ]
}

/** "限咖啡、甜点类". Single goods are named by what the shop calls them on the coupon, their number says enough here. */
export function goodsText({ categories, products }: Goods): string {
  const parts = [
    ...(categories.length > 0 ? [`${categories.join('、')}类`] : []),
    ...(products.length > 0 ? ['指定商品'] : []),
  ]
  return `限${parts.join('和')}`
}

function stackingText(stacking: Stacking): string {
  return stacking === 'all' ? '可与其他可叠加的券同用' : '可与同组的券同用'
}

/** How long a coupon will be valid once it is claimed; its first day is named while that day has not come. */
export function validityText({ validity, startsAt }: CouponTemplate, now: Instant): string {
  const firstDay = now < startsAt ? dayText(shopDayOf(startsAt), now) : null
  const from = firstDay ? `${firstDay}起` : '领取后'
  switch (validity.kind) {
    case 'days':
      return `${from} ${validity.days} 天内有效`
    case 'months':
      return `${from} ${validity.months} 个月内有效`
    case 'until': {
      const lastDay = dayText(lastDayBefore(validity.expiresAt), now)
      return firstDay ? `有效期 ${firstDay}至${lastDay}` : `有效期至${lastDay}`
    }
    default:
      return validity satisfies never
  }
}
