import type { Coupon } from '../coupons/coupon'
import type { CouponId } from '../ids'
import type { Level } from '../members/level'
import { type Fen, fen, subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { CheckoutSettings } from '../rules/rules'
import { bestCoupons } from './best-coupons'
import { type FittingCoupon, fitToOrder } from './coupon-on-order'
import { isInForce, type MemberPrices, memberPrices } from './member-price'
import type { Order } from './order-line'
import { pointsFor } from './points-as-money'
import { netsAfterMemberPrices, type Price, priceOrder } from './price'
import type { PriceRule } from './price-rule'

/** What a member can bring to an order. */
export interface Means {
  level: Level
  /** coupons that nothing else has reserved */
  coupons: readonly Coupon[]
  balanceFen: Fen
  points: number
}

/** What the shop offers. */
export interface Offers {
  priceRules: readonly PriceRule[]
  checkout: CheckoutSettings
  storeNameOf: (storeId: string) => string
}

/** What the member wants: with or without coupons, points as money or not. */
export interface Wish {
  coupons: 'best' | 'none'
  usePoints: boolean
}

/** How a price is paid: points first, then the balance as far as it goes, the rest another way. */
export interface Tender {
  points: number
  pointsFen: Fen
  balanceFen: Fen
  restFen: Fen
}

export interface BestPrice extends Price, Tender {
  /** balance: this price holds only because points and balance pay all of it */
  paidBy: 'balance' | 'anything'
  couponIds: CouponId[]
  /** coupons of the member that lower nothing here, with the reason; null: others together take off more */
  unused: { couponId: CouponId; reason: Refusal | null }[]
  /** false: there were too many combinations to rule all of them out; the price is right, a lower one may exist */
  isExact: boolean
}

/**
 * The lowest price of an order for this member. Prices for paying by balance count when the lowest of them can be paid
 * so; prices that admit no coupons count when no coupon is used. Of equal prices the one that asks for less is chosen:
 * any means of payment before balance, then fewer coupons. The same code on phone and server: both come to the same fen.
 */
export function bestPrice(order: Order, means: Means, offers: Offers, wish: Wish): BestPrice {
  const rules = offers.priceRules.filter(rule => isInForce(rule, means.level, order))
  const { fitting, unfit } = sortOut(order, means, offers, wish)
  const open = cheapest(
    order,
    fitting,
    rules.filter(rule => rule.paidBy === 'anything'),
  )
  const byBalance = rules.some(rule => rule.paidBy === 'balance') ? cheapest(order, fitting, rules) : null
  const tenderOf = (price: Price): Tender => tender(price.payableFen, means, offers.checkout, wish)
  const isBetter = byBalance !== null && byBalance.price.payableFen < open.price.payableFen
  const chosen = isBetter && tenderOf(byBalance.price).restFen === 0 ? byBalance : open
  const used = new Set(chosen.coupons.map(({ coupon }) => coupon.couponId))
  return {
    ...chosen.price,
    ...tenderOf(chosen.price),
    paidBy: chosen === byBalance ? 'balance' : 'anything',
    couponIds: [...used],
    unused: [
      ...unfit,
      ...fitting
        .filter(({ coupon }) => !used.has(coupon.couponId))
        .map(({ coupon }) => ({ couponId: coupon.couponId, reason: null })),
    ],
    isExact: open.isExact && (byBalance?.isExact ?? true),
  }
}

function sortOut(order: Order, means: Means, offers: Offers, wish: Wish) {
  const fitting: FittingCoupon[] = []
  const unfit: { couponId: CouponId; reason: Refusal | null }[] = []
  for (const coupon of wish.coupons === 'best' ? means.coupons : []) {
    const fit = fitToOrder(coupon, order, offers.storeNameOf)
    if (fit instanceof Refusal) unfit.push({ couponId: coupon.couponId, reason: fit })
    else fitting.push(fit)
  }
  return { fitting, unfit }
}

interface Candidate {
  price: Price
  coupons: readonly FittingCoupon[]
  isExact: boolean
}

/** The lower of two: every member price without coupons, or those that admit coupons with the best of them. */
function cheapest(order: Order, fitting: readonly FittingCoupon[], rules: readonly PriceRule[]): Candidate {
  const admitting = rules.filter(rule => rule.withCoupons)
  const withCoupons = withBest(order, fitting, memberPrices(order, admitting))
  if (admitting.length === rules.length) return withCoupons
  const alone: Candidate = { price: priceOrder(order, memberPrices(order, rules), []), coupons: [], isExact: true }
  const isLower = withCoupons.price.payableFen < alone.price.payableFen
  return isLower ? withCoupons : { ...alone, isExact: withCoupons.isExact }
}

function withBest(order: Order, fitting: readonly FittingCoupon[], member: MemberPrices): Candidate {
  const { coupons, isExact } = bestCoupons(fitting, netsAfterMemberPrices(order, member))
  return { price: priceOrder(order, member, coupons), coupons, isExact }
}

function tender(payableFen: Fen, means: Means, checkout: CheckoutSettings, wish: Wish): Tender {
  const paid = wish.usePoints ? pointsFor(payableFen, means.points, checkout) : { points: 0, pointsFen: fen(0) }
  const leftFen = subtractFen(payableFen, paid.pointsFen)
  const balanceFen = fen(Math.min(leftFen, means.balanceFen))
  return { ...paid, balanceFen, restFen: subtractFen(leftFen, balanceFen) }
}
