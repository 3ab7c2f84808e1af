import type { Fen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { type Order, type OrderLine, orderOf, orderOfAmount } from './order-line'
import { lineOfProduct, type WantedProduct } from './order-of-products'

/** One line of a sale as a till knows it: something off the shop's own list, or an amount of which it knows the category. */
export type TillLine = WantedProduct | AmountLine

export interface AmountLine {
  amountFen: Fen
  /** null: of no category that an offer names */
  category: string | null
}

/** What a till takes money for: an amount as a whole, or what it is made of. Offers for some goods count only these. */
export type TillGoods = { amountFen: Fen } | { lines: TillLine[] }

/** Of no category, on a receipt. */
const OTHER = '其他'

/**
 * The order of a till, products at the prices that are live. Refuses with PRODUCT_UNKNOWN for a product or category that the
 * shop does not have (any more), so that no offer is lost without a word, and with ORDER_TOO_LARGE.
 */
export function orderAtTill(goods: TillGoods, storeId: string, rules: Rules, at: Instant): Order | Refusal {
  if ('amountFen' in goods) return orderOfAmount(goods.amountFen, storeId, at)
  const lines: OrderLine[] = []
  for (const wanted of goods.lines) {
    const lineId = `${lines.length + 1}`
    const line = 'productId' in wanted ? lineOfProduct(lineId, wanted, rules) : lineOfCategory(lineId, wanted, rules)
    if (line instanceof Refusal) return line
    lines.push(line)
  }
  return orderOf(lines, storeId, at)
}

function lineOfCategory(lineId: string, { amountFen, category }: AmountLine, rules: Rules): OrderLine | Refusal {
  const isKnown = category === null || rules.products.some(product => product.category === category)
  if (!isKnown) return new Refusal('PRODUCT_UNKNOWN', {})
  const whole = { name: category ?? OTHER, productId: null, quantity: 1, unitFen: amountFen, isSpecial: false }
  return { lineId, ...whole, category }
}
