import type { Coupon } from '../../src/domain/coupons/coupon'
import type { CouponBenefit, CouponTerms } from '../../src/domain/coupons/terms'
import { deriveId, makeId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import type { Means, Offers, Wish } from '../../src/domain/pricing/best-price'
import type { Order, OrderLine } from '../../src/domain/pricing/order-line'
import type { PriceRule } from '../../src/domain/pricing/price-rule'
import { USUAL_CHECKOUT } from '../../src/domain/rules/read-checkout'
import { DAY, instant, later } from '../../src/domain/time'
import { noon, yuan } from './given'

let made = 0
/** A coupon of its own template, unless one is named. */
export function couponOf(
  benefit: CouponBenefit,
  more: Partial<CouponTerms> = {},
  days = 7,
  templateId?: string,
): Coupon {
  made += 1
  const couponId = makeId('cpn', noon, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made & 255]))
  return {
    couponId,
    templateId: templateId ?? `t${made}`,
    claimId: deriveId('clm', couponId),
    terms: { title: `券${made}`, benefit, storeIds: null, ...more },
    claimedAt: noon,
    startsAt: instant(0),
    expiresAt: later(noon, days * DAY),
  }
}

export const off = (minimumYuan: number, offYuan: number): CouponBenefit => ({
  kind: 'threshold',
  minimumFen: yuan(minimumYuan),
  offFen: yuan(offYuan),
})
export const pay = (payPercent: number, capYuan: number | null = null): CouponBenefit => ({
  kind: 'discount',
  payPercent,
  minimumFen: fen(0),
  capFen: capYuan === null ? null : yuan(capYuan),
})
export const cash = (valueYuan: number): CouponBenefit => ({ kind: 'cash', valueFen: yuan(valueYuan) })

export function lineOf(unitYuan: number, more: Partial<OrderLine> = {}): OrderLine {
  made += 1
  return {
    lineId: `line${made}`,
    name: '商品',
    productId: null,
    category: '咖啡',
    quantity: 1,
    unitFen: yuan(unitYuan),
    isSpecial: false,
    ...more,
  }
}

/** An order at the shop’s first store, at noon. */
export const orderOf = (...lines: OrderLine[]): Order => ({ lines, storeId: 'store_nanshan', at: noon })
/** A lower price for who pays by balance. */
export const ruleOf = (payPercent: number, more: Partial<PriceRule> = {}): PriceRule => ({
  ruleId: `rule${payPercent}`,
  title: '余额价',
  payPercent,
  paidBy: 'balance',
  levels: null,
  storeIds: null,
  goods: null,
  hours: null,
  startsAt: instant(0),
  endsAt: null,
  withCoupons: true,
  ...more,
})
export const meansOf = (more: Partial<Means> = {}): Means => {
  return { level: 'ordinary', coupons: [], balanceFen: fen(0), points: 0, ...more }
}
export const offersOf = (more: Partial<Offers> = {}): Offers => {
  return { priceRules: [], checkout: USUAL_CHECKOUT, storeNameOf: id => id, ...more }
}
export const all: Wish = { coupons: 'best', usePoints: false }
