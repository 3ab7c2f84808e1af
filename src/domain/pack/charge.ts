import type { PackId, SpendId } from '../ids'
import { type Fen, NO_MONEY } from '../money'
import { type BestPrice, bestPrice, type Wish } from '../pricing/best-price'
import type { Order } from '../pricing/order-line'
import { moneyOf } from '../pricing/points-as-money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { meansOf, offersOf, takeCoupons, usedOffers } from './offers'
import type { Pack } from './pack'
import { takePoints } from './pay-with-points'
import { type Sale, sell } from './sale'
import { balanceTooLow, spend } from './spend'

/** A charge at the best price. What the till showed is only ever compared: another price is refused, never charged. */
export interface Charge {
  spendId: SpendId
  order: Order
  /** what the member wants; the points as they were shown: another number, or worth something else, is refused */
  points: ShownPoints | null
  expectedPayableFen: Fen
  by: Omit<Sale, 'amountFen'>
}

/** Points that are to pay a part, as they were shown. */
export interface ShownPoints {
  points: number
  pointsFen: Fen
}

/** The best price with coupons, and with points where they were shown to pay a part. */
export function wishFor(points: unknown): Wish {
  return { coupons: 'best', usePoints: points !== null }
}

/** The price that a charge of this pack would have now; with `memberPackId` from a shared one as far as that member's limits go. */
export function priceFor(pack: Pack, order: Order, wish: Wish, rules: Rules, memberPackId?: PackId): BestPrice {
  return bestPrice(order, meansOf(pack, order.at, memberPackId), offersOf(rules), wish)
}

/** The price of an order that the balance is to pay, or why not: PRICE_CHANGED, BALANCE_TOO_LOW. */
export function agreedPrice(
  pack: Pack,
  { order, points, expectedPayableFen }: Pick<Charge, 'order' | 'points' | 'expectedPayableFen'>,
  rules: Rules,
): BestPrice | Refusal {
  const price = priceAsShown(pack, { order, points, expectedPayableFen }, rules)
  if (price instanceof Refusal || price.restFen === NO_MONEY) return price
  return balanceTooLow(pack, { amountFen: moneyOf(price) }, order.at)
}

/** What was shown of a price: anything else is refused. */
export interface ShownPrice {
  order: Order
  /** absent or null: none pay */
  points?: ShownPoints | null
  expectedPayableFen: Fen
  /** from a shared pack: who pays */
  memberPackId?: PackId | undefined
}

/** The price as it was shown, whatever pays it. Refuses with PRICE_CHANGED. */
export function priceAsShown(pack: Pack, shown: ShownPrice, rules: Rules): BestPrice | Refusal {
  const { order, points = null, expectedPayableFen, memberPackId } = shown
  const price = priceFor(pack, order, wishFor(points), rules, memberPackId)
  const { payableFen } = price
  const asShown = points === null || (price.points === points.points && price.pointsFen === points.pointsFen)
  if (payableFen !== expectedPayableFen || !asShown) return new Refusal('PRICE_CHANGED', { payableFen })
  return price
}

/** Pays an order from the balance at its best price: coupons, points and money in one write, or nothing at all. */
export function charge(pack: Pack, command: Charge, rules: Rules, at: Instant): Decision {
  const price = agreedPrice(pack, command, rules)
  if (price instanceof Refusal) return price
  const taken = takePoints(pack, price, at)
  const offers = { ...usedOffers(price), ...(taken.paid && { points: taken.paid }) }
  const sale: Sale = { ...command.by, amountFen: moneyOf(price) }
  const paid = paidFor(taken.pack, sale, rules, at)
  if (paid instanceof Refusal) return paid
  const { storeId, storeName } = sale
  const used = takeCoupons(paid.pack, offers, { by: command.spendId, storeId, storeName, at })
  if (paid.facts.kind !== 'spent') throw new Error('a charge is a spend')
  const facts = price.discountFen > 0 || taken.paid ? { ...paid.facts, offers } : paid.facts
  return { pack: used.pack, facts, movements: [...taken.movements, ...paid.movements, ...used.movements] }
}

/** An order that offers have made free moves no money, and is a sale all the same. */
function paidFor(pack: Pack, sale: Sale, rules: Rules, at: Instant): Decision {
  if (sale.amountFen > NO_MONEY) return spend(pack, sale, rules, at)
  const { pack: next, sold, movements } = sell(pack, sale, [], rules.shop.debitOrder, rules, at)
  return { pack: next, facts: { kind: 'spent', ...sold }, movements }
}
