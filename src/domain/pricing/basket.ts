import type { WantedProduct } from './order-of-products'

/** How many of each product, without those that were taken out again. */
export type Basket = Record<string, number>

/** As many of one thing as a finger puts in; a till's API may state more. */
const MOST = 99

/** One more or one less of a product. */
export function withChange(basket: Basket, productId: string, change: 1 | -1): Basket {
  const { [productId]: before = 0, ...others } = basket
  const quantity = Math.min(MOST, before + change)
  return quantity > 0 ? { ...others, [productId]: quantity } : others
}

/** A basket as an order asks for it. */
export function wantedOf(basket: Basket): WantedProduct[] {
  return Object.entries(basket).map(([productId, quantity]) => ({ productId, quantity }))
}
