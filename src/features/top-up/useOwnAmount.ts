import { useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { AmountView } from '../../contract/top-up'
import { fenFromYuan } from '../../domain/money'

/** How long a finger must rest before an amount is asked about, in milliseconds. */
const REST = 350

/** What a typed amount would bring. Null while what is known is about another one. */
export function useOwnAmount(amount: string | null): { answer: AmountView | null; trouble: Trouble | null } {
  const [known, setKnown] = useState<{ answer: AmountView | null; trouble: Trouble | null; of: number } | null>(null)
  const amountFen = amount === null ? null : fenFromYuan(amount)
  const turn = useRef(0)

  useEffect(() => {
    const mine = ++turn.current
    if (amountFen === null || amountFen === 0) return
    const show = (next: { answer: AmountView | null; trouble: Trouble | null }) => {
      if (mine === turn.current) setKnown({ ...next, of: amountFen })
    }
    const timer = setTimeout(() => {
      askShopper('topUp.quote', { amountFen }).then(
        answer => show({ answer, trouble: null }),
        (error: unknown) => show({ answer: null, trouble: troubleOf(error) }),
      )
    }, REST)
    return () => {
      turn.current++
      clearTimeout(timer)
    }
  }, [amountFen])

  return known !== null && known.of === amountFen ? known : { answer: null, trouble: null }
}
