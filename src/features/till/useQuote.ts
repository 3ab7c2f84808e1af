import { useEffect, useRef, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { PriceView } from '../../contract/checkout'
import type { Fen } from '../../domain/money'

/** How long a finger must rest before the price is asked for, in milliseconds. */
const REST = 350

/** What is known of the price of one amount. */
interface Quote {
  ticket: string
  amountFen: Fen
  usePoints: boolean
  price: PriceView | null
  trouble: Trouble | null
}

/**
 * The member's best price for the amount as it is typed, asked for once the typing rests. Null while what is known is about
 * another amount or another customer; an answer that comes late is not shown either.
 */
export function useQuote(ticket: string, amountFen: Fen | null, usePoints: boolean): Pick<Quote, 'price' | 'trouble'> {
  const [quote, setQuote] = useState<Quote | null>(null)
  const turn = useRef(0)

  useEffect(() => {
    const mine = ++turn.current
    if (amountFen === null || amountFen === 0) return
    const show = (known: Pick<Quote, 'price' | 'trouble'>) => {
      if (mine === turn.current) setQuote({ ticket, amountFen, usePoints, ...known })
    }
    const timer = setTimeout(() => {
      askStaff('charge.quote', { ticket, amountFen, usePoints }).then(
        price => show({ price, trouble: null }),
        (error: unknown) => show({ price: null, trouble: troubleOf(error) }),
      )
    }, REST)
    return () => {
      turn.current++
      clearTimeout(timer)
    }
  }, [ticket, amountFen, usePoints])

  const isCurrent =
    quote !== null && quote.ticket === ticket && quote.amountFen === amountFen && quote.usePoints === usePoints
  return isCurrent ? quote : { price: null, trouble: null }
}
