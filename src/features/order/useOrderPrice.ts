import { useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { PriceView } from '../../contract/checkout'
import type { Basket } from './basket'

/** How long a finger must rest before the price is asked for, in milliseconds. */
const REST = 250

export interface OrderPrice {
  /** stays on screen while the next one is on its way */
  price: PriceView | null
  /** whether it is about the basket as it is now */
  isCurrent: boolean
  trouble: Trouble | null
}

/** The best price of the basket, asked for once the choosing rests; `round` grows when it must be asked for again. */
export function useOrderPrice(basket: Basket, storeId: string | null, usePoints: boolean, round: number): OrderPrice {
  const [known, setKnown] = useState<{ key: string; price: PriceView | null; trouble: Trouble | null } | null>(null)
  const turn = useRef(0)
  const lines = Object.entries(basket).map(([productId, quantity]) => ({ productId, quantity }))
  const key = JSON.stringify([storeId, lines, usePoints, round])

  useEffect(() => {
    const mine = ++turn.current
    const [store, wanted, withPoints] = JSON.parse(key) as [string | null, typeof lines, boolean]
    if (store === null || wanted.length === 0) return
    const timer = setTimeout(() => {
      askShopper('checkout.price', { storeId: store, lines: wanted, usePoints: withPoints }).then(
        price => mine === turn.current && setKnown({ key, price, trouble: null }),
        (error: unknown) => mine === turn.current && setKnown({ key, price: null, trouble: troubleOf(error) }),
      )
    }, REST)
    return () => {
      turn.current++
      clearTimeout(timer)
    }
  }, [key])

  if (known === null || lines.length === 0) return { price: null, isCurrent: false, trouble: null }
  return { price: known.price, isCurrent: known.key === key, trouble: known.trouble }
}
