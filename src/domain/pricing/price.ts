import type { CouponId } from '../ids'
import { type Fen, fen } from '../money'
import { type FittingCoupon, type Nets, netAfter, offBy } from './coupon-on-order'
import type { MemberPrices } from './member-price'
import { amountOfLine, type Order } from './order-line'

/** What lowered an order, in the order in which it was applied. */
export type Reduction =
  | { kind: 'member_price'; ruleId: string; title: string; payPercent: number; offFen: Fen }
  | { kind: 'coupon'; couponId: CouponId; templateId: string; title: string; item: string | null; offFen: Fen }

/** A line with its share of every reduction: amount − discount = net, to the fen. */
export interface PricedLine {
  lineId: string
  name: string
  quantity: number
  amountFen: Fen
  discountFen: Fen
  netFen: Fen
}

/** What an order costs under given reductions. Sums of lines equal the totals; nothing is below zero. */
export interface Price {
  lines: PricedLine[]
  reductions: Reduction[]
  amountFen: Fen
  discountFen: Fen
  payableFen: Fen
}

/** What is left to pay of each line after member prices, which every coupon starts from. */
export function netsAfterMemberPrices(order: Order, { off }: MemberPrices): Nets {
  const net = order.lines.map((line, place) => amountOfLine(line) - (off[place] ?? 0))
  return { net, piece: order.lines.map((line, place) => Math.ceil((net[place] ?? 0) / line.quantity)) }
}

/** The price of an order with these member prices and these coupons, applied one after another. */
export function priceOrder(order: Order, member: MemberPrices, coupons: readonly FittingCoupon[]): Price {
  const reductions: Reduction[] = member.rules.map(({ rule: { ruleId, title, payPercent }, off }) => {
    return { kind: 'member_price', ruleId, title, payPercent, offFen: fen(off) }
  })
  const nets = netsAfterMemberPrices(order, member)
  for (const fitting of coupons) {
    const offFen = offBy(fitting, nets)
    nets.net = netAfter(fitting, nets, offFen)
    const { couponId, templateId, terms } = fitting.coupon
    const item = terms.benefit.kind === 'exchange' ? terms.benefit.item : null
    reductions.push({ kind: 'coupon', couponId, templateId, title: terms.title, item, offFen })
  }
  const lines = order.lines.map((line, place): PricedLine => {
    const amountFen = amountOfLine(line)
    const netFen = fen(nets.net[place] ?? 0)
    const { lineId, name, quantity } = line
    return { lineId, name, quantity, amountFen, discountFen: fen(amountFen - netFen), netFen }
  })
  const sum = (part: 'amountFen' | 'discountFen' | 'netFen'): Fen =>
    fen(lines.reduce((total, line) => total + line[part], 0))
  return { lines, reductions, amountFen: sum('amountFen'), discountFen: sum('discountFen'), payableFen: sum('netFen') }
}
