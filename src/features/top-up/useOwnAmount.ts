import { askShopper } from '../../cloud/client'
import type { Trouble } from '../../cloud/trouble'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { AmountView } from '../../contract/top-up'
import { fenFromYuan } from '../../domain/money'

/** What a typed amount would bring. Null while what is known is about another one. */
export function useOwnAmount(amount: string | null): { answer: AmountView | null; trouble: Trouble | null } {
  const amountFen = amount === null ? null : fenFromYuan(amount)
  const { answer, isCurrent, trouble } = useWhenRested(amountFen || null, payFen =>
    askShopper('topUp.quote', { amountFen: payFen }),
  )
  return { answer: isCurrent ? answer : null, trouble }
}
