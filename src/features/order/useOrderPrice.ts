import { askShopper } from '../../cloud/client'
import type { Trouble } from '../../cloud/trouble'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { PriceView } from '../../contract/checkout'
import { type Basket, wantedOf } from '../../domain/pricing/basket'

/** How long the choosing must rest before the price is asked for, in milliseconds. */
const REST = 250

interface OrderPrice {
  /** stays on screen while the next one is on its way */
  price: PriceView | null
  /** whether it is about the basket as it is now */
  isCurrent: boolean
  trouble: Trouble | null
}

/** The best price of the basket; `round` grows when it must be asked for again. */
export function useOrderPrice(basket: Basket, storeId: string | null, usePoints: boolean, round: number): OrderPrice {
  const lines = wantedOf(basket)
  const isAsked = storeId !== null && lines.length > 0
  const { answer, isCurrent, trouble } = useWhenRested(
    isAsked ? { order: { storeId, lines, usePoints }, round } : null,
    ({ order }) => askShopper('checkout.price', order),
    REST,
  )
  if (lines.length === 0) return { price: null, isCurrent: false, trouble: null }
  return { price: trouble ? null : answer, isCurrent, trouble }
}
