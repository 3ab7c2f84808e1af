import { askStaff } from '../../cloud/client'
import type { Trouble } from '../../cloud/trouble'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { PriceView } from '../../contract/checkout'
import type { Fen } from '../../domain/money'

/** The member's best price for the amount as it is typed. Null while what is known is about another amount or customer. */
export function useQuote(
  ticket: string,
  amountFen: Fen | null,
  usePoints: boolean,
): { price: PriceView | null; trouble: Trouble | null } {
  const { answer, isCurrent, trouble } = useWhenRested(amountFen ? { ticket, amountFen, usePoints } : null, order =>
    askStaff('charge.quote', order),
  )
  return { price: isCurrent ? answer : null, trouble }
}
