import { useState } from 'react'
import { serverNow } from '../../cloud/clock'
import { shelf } from '../../cloud/memory'
import type { Menu } from '../../contract/checkout'
import { type Basket, withChange } from '../../domain/pricing/basket'
import { HOUR, type Instant, later } from '../../domain/time'

/** What was chosen and not paid yet. */
interface KeptBasket {
  storeId: string
  basket: Basket
  keptAt: Instant
}

const kept = shelf<KeptBasket>('basket', 1)

/** A basket of yesterday is nobody's wish any more. */
const KEPT_FOR = 2 * HOUR

/** What is to be ordered where; still there after a top-up, another page, or the end of the app. */
export function useBasket({ stores, products }: Menu) {
  const [{ storeId, basket }, setChosen] = useState(() => fromShelf(stores, products))
  const change = (next: { storeId: string | null; basket: Basket }) => {
    setChosen(next)
    if (next.storeId !== null) kept.write({ storeId: next.storeId, basket: next.basket, keptAt: serverNow() })
  }
  return {
    storeId,
    basket,
    chooseStore: (chosen: string) => change({ storeId: chosen, basket }),
    changeProduct: (productId: string, by: 1 | -1) => change({ storeId, basket: withChange(basket, productId, by) }),
  }
}

/** Paid: the next order begins with an empty one. */
export function emptyBasket(): void {
  kept.clear()
}

/** As it was left, without what the shop does not sell any more. */
function fromShelf(stores: Menu['stores'], products: Menu['products']): { storeId: string | null; basket: Basket } {
  const first = { storeId: stores[0]?.storeId ?? null, basket: {} }
  const left = kept.read()
  if (!left || serverNow() > later(left.keptAt, KEPT_FOR)) return first
  const sold = new Set(products.map(({ productId }) => productId))
  const isOpen = stores.some(({ storeId }) => storeId === left.storeId)
  return {
    storeId: isOpen ? left.storeId : first.storeId,
    basket: Object.fromEntries(Object.entries(left.basket).filter(([productId]) => sold.has(productId))),
  }
}
