import type { Fen } from '../money'

/** Something the shop sells, as published from the merchant's `products` document. */
export interface Product {
  productId: string
  name: string
  category: string
  unitFen: Fen
  /** a special offer already: no coupon and no other price counts or lowers it */
  isSpecial: boolean
}
