import { useEffect, useRef, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { CounterOffer, CounterQuote } from '../../contract/counter'
import type { Fen } from '../../domain/money'

/** How long a finger must rest before an amount is asked about, in milliseconds. */
const REST = 350

/** What this member can top up here. `quote` is what the typed amount comes to, null while that is not known. */
export function useCounterOffer(ticket: string, amountFen: Fen | null) {
  const [offer, setOffer] = useState<CounterOffer | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const turn = useRef(0)

  useEffect(() => {
    const mine = ++turn.current
    const ask = () => {
      const input = amountFen === null || amountFen === 0 ? { ticket } : { ticket, amountFen }
      askStaff('counter.offer', input).then(
        answer => {
          if (mine !== turn.current) return
          setOffer(answer)
          setTrouble(null)
        },
        (error: unknown) => {
          if (mine === turn.current) setTrouble(troubleOf(error))
        },
      )
    }
    const timer = setTimeout(ask, amountFen === null ? 0 : REST)
    return () => {
      turn.current++
      clearTimeout(timer)
    }
  }, [ticket, amountFen])

  const tier = offer?.tiers.find(each => each.payFen === amountFen && each.unavailable === null)
  const typed = offer?.amount?.payFen === amountFen ? offer.amount : null
  const quote: CounterQuote | null = amountFen === null ? null : (tier ?? typed)
  return { offer, trouble, quote }
}
