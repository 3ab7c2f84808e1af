/** How many of each product, without those that were taken out again. */
export type Basket = Record<string, number>

const MOST = 99

/** One more or one less of a product. */
export function withChange(basket: Basket, productId: string, change: 1 | -1): Basket {
  const { [productId]: before = 0, ...others } = basket
  const quantity = Math.min(MOST, before + change)
  return quantity > 0 ? { ...others, [productId]: quantity } : others
}
