import type { Coupon } from '../../src/domain/coupons/coupon'
import { MOST_COUPONS_PER_ORDER } from '../../src/domain/pricing/best-coupons'
import type { Order, OrderLine } from '../../src/domain/pricing/order-line'
import type { PriceRule } from '../../src/domain/pricing/price-rule'

// What the product works out cleverly is worked out here a second time, in the plainest way, by code of its own.

/** A share of a total in whole fen, by the rule of the largest remainder, with fractions kept exact. */
export function sharesOf(total: number, weights: number[]): number[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  const exact = weights.map((weight, place) => ({ place, top: BigInt(total) * BigInt(weight) }))
  const parts = exact.map(({ top }) => Number(whole === 0n ? 0n : top / whole))
  const odd = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = [...exact].sort(
    (a, b) => Number((b.top % (whole || 1n)) - (a.top % (whole || 1n))) || a.place - b.place,
  )
  for (const { place } of byRemainder.slice(0, odd)) parts[place] = (parts[place] ?? 0) + 1
  return parts
}

/** What is left to pay of an order after these coupons, one after the other, from what its lines cost before them. In fen. */
export function plainPayable(order: Order, starts: number[], coupons: Coupon[]): number {
  const nets = [...starts]
  const pieces = starts.map((start, place) => Math.ceil(start / (order.lines[place]?.quantity ?? 1)))
  for (const { terms } of coupons) {
    const counts = order.lines.map(
      line => !line.isSpecial && (!terms.goods || terms.goods.categories.includes(line.category ?? '')),
    )
    const { benefit } = terms
    if (benefit.kind === 'top_up') throw new Error('never on an order')
    if (benefit.kind === 'exchange') {
      const worths = nets.map((net, place) => (counts[place] ? Math.min(net, pieces[place] ?? 0) : -1))
      const place = worths.indexOf(Math.max(...worths))
      nets[place] = (nets[place] ?? 0) - (worths[place] ?? 0)
      continue
    }
    const counted = nets.map((net, place) => (counts[place] ? net : 0))
    const total = counted.reduce((sum, net) => sum + net, 0)
    let offFen: number
    if (benefit.kind === 'threshold') offFen = Math.min(benefit.offFen, total)
    else if (benefit.kind === 'cash') offFen = Math.min(benefit.valueFen, total)
    else
      offFen = Math.min(
        Math.floor((total * (100 - benefit.payPercent)) / 100),
        benefit.capFen ?? Number.MAX_SAFE_INTEGER,
      )
    sharesOf(offFen, counted).forEach((share, place) => {
      nets[place] = (nets[place] ?? 0) - share
    })
  }
  return nets.reduce((sum, net) => sum + net, 0)
}

const usualTurn = { exchange: 2, discount: 4, threshold: 6, cash: 8, top_up: 9 }

/** Coupons in the order in which they count. */
export function inTurn(coupons: Coupon[]): Coupon[] {
  const key = (coupon: Coupon): string => `${coupon.templateId}|${JSON.stringify(coupon.terms)}`
  const turn = ({ terms }: Coupon): number => terms.turn ?? usualTurn[terms.benefit.kind]
  return [...coupons].sort(
    (a, b) =>
      turn(a) - turn(b) ||
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      a.expiresAt - b.expiresAt ||
      (a.couponId < b.couponId ? -1 : 1),
  )
}

/** Whether these may all be used on one order. */
export function mayGoTogether(coupons: Coupon[]): boolean {
  const perTemplate = (coupon: Coupon): number => coupons.filter(each => each.templateId === coupon.templateId).length
  if (coupons.length > MOST_COUPONS_PER_ORDER) return false
  if (coupons.some(coupon => perTemplate(coupon) > (coupon.terms.perOrder ?? 1))) return false
  if (coupons.length < 2) return true
  const [first] = coupons
  return coupons.every(
    coupon => coupon.terms.stacking && JSON.stringify(coupon.terms.stacking) === JSON.stringify(first?.terms.stacking),
  )
}

/** Whether an order reaches what a coupon asks for. */
export function fits(coupon: Coupon, order: Order): boolean {
  const { benefit, goods } = coupon.terms
  if (benefit.kind === 'exchange' && !goods) return false
  const counted = order.lines.filter(
    line => !line.isSpecial && (!goods || goods.categories.includes(line.category ?? '')),
  )
  const listed = counted.reduce((sum, line) => sum + line.quantity * line.unitFen, 0)
  const minimum = benefit.kind === 'threshold' || benefit.kind === 'discount' ? benefit.minimumFen : 0
  return counted.length > 0 && listed >= minimum
}

/** Every subset of the coupons, one after another. */
export function* subsets(coupons: Coupon[]): Generator<Coupon[]> {
  for (let mask = 0; mask < 1 << coupons.length; mask++) yield coupons.filter((_, place) => mask & (1 << place))
}

/** The lowest price of all combinations, in fen. */
export function plainBest(order: Order, coupons: Coupon[], rules: PriceRule[], balance: number): number {
  const among = (line: OrderLine, rule: PriceRule): boolean =>
    !line.isSpecial && (!rule.goods || rule.goods.categories.includes(line.category ?? ''))
  const startsUnder = (holding: PriceRule[]): number[] => {
    const chosen = order.lines.map(line =>
      holding
        .filter(rule => among(line, rule))
        .reduce<PriceRule | null>((best, rule) => (!best || rule.payPercent < best.payPercent ? rule : best), null),
    )
    const starts = order.lines.map(line => line.quantity * line.unitFen)
    for (const rule of new Set(chosen)) {
      if (!rule) continue
      const weights = order.lines.map((line, place) => (chosen[place] === rule ? line.quantity * line.unitFen : 0))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      sharesOf(Math.floor((total * (100 - rule.payPercent)) / 100), weights).forEach((share, place) => {
        starts[place] = (starts[place] ?? 0) - share
      })
    }
    return starts
  }
  const lowest = (holding: PriceRule[]): number => {
    let best = startsUnder(holding).reduce((sum, start) => sum + start, 0)
    const starts = startsUnder(holding.filter(rule => rule.withCoupons))
    for (const subset of subsets(coupons.filter(coupon => fits(coupon, order)))) {
      if (mayGoTogether(subset)) best = Math.min(best, plainPayable(order, starts, inTurn(subset)))
    }
    return best
  }
  const open = lowest(rules.filter(rule => rule.paidBy === 'anything'))
  const byBalance = lowest(rules)
  return byBalance <= balance ? Math.min(open, byBalance) : open
}
