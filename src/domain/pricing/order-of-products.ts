import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { type Order, type OrderLine, orderOf } from './order-line'

/** What a shopper puts into an order: prices are the shop's word. */
export interface WantedProduct {
  productId: string
  quantity: number
}

/** The order for some of the shop's own products, at the prices that are live. Refuses with PRODUCT_UNKNOWN, ORDER_TOO_LARGE. */
export function orderOfProducts(
  wanted: readonly WantedProduct[],
  storeId: string,
  rules: Rules,
  at: Instant,
): Order | Refusal {
  if (!rules.stores.some(store => store.storeId === storeId)) return new Refusal('INPUT_INVALID', { field: 'storeId' })
  const lines: OrderLine[] = []
  for (const one of wanted) {
    const line = lineOfProduct(`${lines.length + 1}`, one, rules)
    if (line instanceof Refusal) return line
    lines.push(line)
  }
  return orderOf(lines, storeId, at)
}

/** Refuses with PRODUCT_UNKNOWN what the shop does not sell (any more). */
export function lineOfProduct(
  lineId: string,
  { productId, quantity }: WantedProduct,
  { products }: Rules,
): OrderLine | Refusal {
  const product = products.find(each => each.productId === productId)
  if (!product) return new Refusal('PRODUCT_UNKNOWN', {})
  const { name, category, unitFen, isSpecial } = product
  return { lineId, name, productId, category, quantity, unitFen, isSpecial }
}
