import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { amountOfLine, MOST_ORDER_FEN, type Order, type OrderLine } from './order-line'

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
  const products = new Map(rules.products.map(product => [product.productId, product]))
  const lines: OrderLine[] = []
  let amount = 0
  for (const { productId, quantity } of wanted) {
    const product = products.get(productId)
    if (!product) return new Refusal('PRODUCT_UNKNOWN', {})
    const { name, category, unitFen, isSpecial } = product
    const line = { lineId: `${lines.length + 1}`, name, productId, category, quantity, unitFen, isSpecial }
    lines.push(line)
    amount += amountOfLine(line)
  }
  if (amount > MOST_ORDER_FEN) return new Refusal('ORDER_TOO_LARGE', { limitFen: MOST_ORDER_FEN })
  return { lines, storeId, at }
}
