import { useEffect, useRef, useState } from 'react'
import { type Fen, fenFromYuan } from '../../domain/money'

/** How long a finger must rest before the amount is sent to be weighed, in milliseconds. */
const REST = 350

/**
 * The order's amount as it is typed. Once the typing rests it is weighed, so that the discount stands there before
 * anybody asks. `weighed` holds when what the screen shows is about this amount, or needs none.
 */
export function useOrderAmount(needed: boolean, weighedFen: Fen | null, onAmount: (orderFen: Fen) => void) {
  const [amount, setAmount] = useState('')
  const typedFen = fenFromYuan(amount)
  const newest = useRef(onAmount)
  newest.current = onAmount

  useEffect(() => {
    if (!needed || typedFen === null || typedFen === 0 || typedFen === weighedFen) return
    const timer = setTimeout(() => newest.current(typedFen), REST)
    return () => clearTimeout(timer)
  }, [needed, typedFen, weighedFen])

  return { amount, setAmount, weighed: !needed || (typedFen !== null && typedFen === weighedFen) }
}
