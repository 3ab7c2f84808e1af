import type { Coupon } from '../coupons/coupon'
import { goodsText } from '../coupons/coupon-rules'
import { whyNotHereAndNow } from '../coupons/eligibility'
import { type MoneyOff, minimumOf, type Stacking, takenOff, turnOf } from '../coupons/terms'
import { type Fen, fen, subtractFen } from '../money'
import { Refusal } from '../refusal'
import { amountOfLine, isAmong, type Order } from './order-line'
import { splitByWeight } from './split'

/** A coupon that fits an order, made ready for trying it in many combinations. */
export interface FittingCoupon {
  coupon: Coupon
  /** places of the order's lines that it counts and lowers */
  places: number[]
  turn: number
  stacking: Stacking | 'never'
  perOrder: number
  /** equal for coupons that promise the same */
  sameness: string
}

/** What is still to be paid of each line while reductions are applied one after another, and a piece's price before coupons. */
export interface Nets {
  net: number[]
  piece: number[]
}

/**
 * A coupon made ready for an order, or why it cannot be used on it. Its minimum is held against the listed prices of the
 * goods it counts, so that no other reduction can take a coupon away that the goods have earned.
 */
export function fitToOrder(
  coupon: Coupon,
  order: Order,
  storeNameOf: (storeId: string) => string,
): FittingCoupon | Refusal {
  const elsewhere = whyNotHereAndNow(coupon, { storeId: order.storeId, storeNameOf, at: order.at })
  if (elsewhere) return elsewhere
  const { benefit, goods = null, stacking = 'never', perOrder = 1 } = coupon.terms
  // What an exchange gives is known to an order only by the goods it names; else it is handed over the counter.
  if (benefit.kind === 'exchange' && goods === null) return new Refusal('COUPON_OVER_THE_COUNTER', {})
  const places: number[] = []
  let countedFen = 0
  order.lines.forEach((line, place) => {
    if (!isAmong(line, goods)) return
    places.push(place)
    countedFen += amountOfLine(line)
  })
  if (places.length === 0) {
    return new Refusal('COUPON_WRONG_GOODS', { goods: goods ? goodsText(goods) : '特价商品不参加优惠' })
  }
  const minimumFen = minimumOf(benefit)
  if (countedFen < minimumFen) {
    return new Refusal('COUPON_ORDER_TOO_SMALL', { shortFen: subtractFen(minimumFen, fen(countedFen)) })
  }
  const sameness = `${coupon.templateId}|${JSON.stringify(coupon.terms)}`
  return { coupon, places, turn: turnOf(coupon.terms), stacking, perOrder, sameness }
}

/** The order in which coupons take their turn: by the merchant's word, then alike ones together, the soonest to expire first. */
export function byTurn(a: FittingCoupon, b: FittingCoupon): number {
  return (
    a.turn - b.turn ||
    compare(a.sameness, b.sameness) ||
    a.coupon.expiresAt - b.coupon.expiresAt ||
    compare(a.coupon.couponId, b.coupon.couponId)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Whether two coupons may lower the same order: both must say so. */
export function mayStack(a: FittingCoupon, b: FittingCoupon): boolean {
  if (a.stacking === 'never' || b.stacking === 'never') return false
  if (a.stacking === 'all' || b.stacking === 'all') return a.stacking === b.stacking
  return a.stacking.group === b.stacking.group
}

/** What a coupon takes off what is left to pay. */
export function offBy({ coupon, places }: FittingCoupon, { net, piece }: Nets): Fen {
  const { benefit } = coupon.terms
  if (benefit.kind === 'exchange') {
    const place = dearestPiece(places, { net, piece })
    return fen(worthOfPiece(place, { net, piece }))
  }
  let left = 0
  for (const place of places) left += net[place] ?? 0
  return takenOff(benefit as MoneyOff, fen(left))
}

/** The same, split over the lines: what is left of each afterwards. */
export function netAfter(fitting: FittingCoupon, nets: Nets, off: Fen): number[] {
  const net = nets.net.slice()
  if (off === 0) return net
  const { places, coupon } = fitting
  if (coupon.terms.benefit.kind === 'exchange') {
    const place = dearestPiece(places, nets)
    net[place] = (net[place] ?? 0) - off
    return net
  }
  const parts = splitByWeight(
    off,
    places.map(place => net[place] ?? 0),
  )
  places.forEach((place, index) => {
    net[place] = (net[place] ?? 0) - (parts[index] ?? 0)
  })
  return net
}

function dearestPiece(places: readonly number[], nets: Nets): number {
  let dearest = places[0] ?? 0
  for (const place of places) if (worthOfPiece(place, nets) > worthOfPiece(dearest, nets)) dearest = place
  return dearest
}

/** A piece of a line costs its share of the line; never more than what is left to pay of it. */
function worthOfPiece(place: number, { net, piece }: Nets): number {
  return Math.min(net[place] ?? 0, piece[place] ?? 0)
}
