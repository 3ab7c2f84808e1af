import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import type { Trouble } from '../../cloud/trouble'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { CheckoutPrice } from '../../contract/checkout'
import type { PackId } from '../../domain/ids'
import { type Basket, wantedOf } from '../../domain/pricing/basket'

/** How long the choosing must rest before the price is asked for, in milliseconds. */
const REST = 250

interface OrderPrice {
  /** stays on screen while the next one is on its way */
  price: CheckoutPrice | null
  /** whether it is about the basket as it is now */
  isCurrent: boolean
  trouble: Trouble | null
}

export interface PriceWish {
  basket: Basket
  storeId: string | null
  usePoints: boolean
  /** which card pays; null: my own, any: whichever suffices */
  sharedPackId: PackId | 'any' | null
  /** grows when the price must be asked for again */
  round: number
}

/** The best price of the basket, asked anew whenever the person comes back to the page: from a top-up, say. */
export function useOrderPrice({ basket, storeId, usePoints, sharedPackId, round }: PriceWish): OrderPrice {
  const [visit, setVisit] = useState(0)
  useDidShow(() => setVisit(before => before + 1))
  const lines = wantedOf(basket)
  const isAsked = storeId !== null && lines.length > 0
  const card = sharedPackId === null ? {} : { sharedPackId }
  const { answer, isCurrent, trouble } = useWhenRested(
    isAsked ? { order: { storeId, lines, usePoints, ...card }, round, visit } : null,
    ({ order }) => askShopper('checkout.price', order),
    REST,
  )
  if (lines.length === 0) return { price: null, isCurrent: false, trouble: null }
  return { price: trouble ? null : answer, isCurrent, trouble }
}
