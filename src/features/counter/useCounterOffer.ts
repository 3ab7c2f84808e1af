import { askStaff } from '../../cloud/client'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { CounterQuote } from '../../contract/counter'
import type { Fen } from '../../domain/money'

/** What this member can top up here. `quote` is what the typed amount comes to, null while that is not known. */
export function useCounterOffer(ticket: string, amountFen: Fen | null) {
  const { answer: offer, trouble } = useWhenRested(
    { ticket, ...(amountFen && { amountFen }) },
    wanted => askStaff('counter.offer', wanted),
    // The page opens with it: nothing is being typed yet.
    amountFen === null ? 0 : undefined,
  )
  const tier = offer?.tiers.find(each => each.payFen === amountFen && each.unavailable === null)
  const typed = offer?.amount?.payFen === amountFen ? offer.amount : null
  const quote: CounterQuote | null = amountFen === null ? null : (tier ?? typed)
  return { offer, trouble, quote }
}
