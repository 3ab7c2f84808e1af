import type { SpendId } from '../ids'
import { type Fen, NO_MONEY } from '../money'
import { type BestPrice, bestPrice, type Wish } from '../pricing/best-price'
import type { Order } from '../pricing/order-line'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { meansOf, offersOf, takeCoupons, usedOffers } from './offers'
import type { Pack } from './pack'
import { type Sale, sell } from './sale'
import { balanceTooLow, spend } from './spend'

/** A charge at the best price. What the till showed is only ever compared: another price is refused, never charged. */
export interface Charge {
  spendId: SpendId
  order: Order
  wish: Wish
  expectedPayableFen: Fen
  by: Omit<Sale, 'amountFen'>
}

/** The price that a charge of this pack would have now. */
export function priceFor(pack: Pack, order: Order, wish: Wish, rules: Rules): BestPrice {
  return bestPrice(order, meansOf(pack, order.at), offersOf(rules), wish)
}

/** The price of an order that the balance is to pay, or why not: PRICE_CHANGED, BALANCE_TOO_LOW. */
export function agreedPrice(
  pack: Pack,
  { order, wish, expectedPayableFen }: Pick<Charge, 'order' | 'wish' | 'expectedPayableFen'>,
  rules: Rules,
): BestPrice | Refusal {
  const price = priceFor(pack, order, wish, rules)
  const { payableFen } = price
  if (payableFen !== expectedPayableFen) return new Refusal('PRICE_CHANGED', { payableFen })
  return price.restFen > 0 ? balanceTooLow(pack, { amountFen: payableFen }, order.at) : price
}

/** Pays an order from the balance at its best price: coupons and money in one write, or nothing at all. */
export function charge(pack: Pack, command: Charge, rules: Rules, at: Instant): Decision {
  const price = agreedPrice(pack, command, rules)
  if (price instanceof Refusal) return price
  const offers = usedOffers(price)
  const sale: Sale = { ...command.by, amountFen: price.payableFen }
  const paid = paidFor(pack, sale, rules, at)
  if (paid instanceof Refusal) return paid
  const { storeId, storeName } = sale
  const used = takeCoupons(paid.pack, offers, { by: command.spendId, storeId, storeName, at })
  if (paid.facts.kind !== 'spent') throw new Error('a charge is a spend')
  const facts = price.discountFen > 0 ? { ...paid.facts, offers } : paid.facts
  return { pack: used.pack, facts, movements: [...paid.movements, ...used.movements] }
}

/** An order that offers have made free moves no money, and is a sale all the same. */
function paidFor(pack: Pack, sale: Sale, rules: Rules, at: Instant): Decision {
  if (sale.amountFen > NO_MONEY) return spend(pack, sale, rules, at)
  const { pack: next, sold, movements } = sell(pack, sale, [], rules.shop.debitOrder, rules, at)
  return { pack: next, facts: { kind: 'spent', ...sold }, movements }
}
