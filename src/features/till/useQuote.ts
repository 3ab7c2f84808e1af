import { askStaff } from '../../cloud/client'
import type { Trouble } from '../../cloud/trouble'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { PriceView } from '../../contract/checkout'
import type { TillGoods } from '../../domain/pricing/till-goods'

/** The member's best price for the goods as they are typed. Null while what is known is about another amount or customer. */
export function useQuote(
  ticket: string,
  goods: TillGoods | null,
  usePoints: boolean,
): { price: PriceView | null; trouble: Trouble | null } {
  const { answer, isCurrent, trouble } = useWhenRested(
    goods ? { ticket, goods, usePoints } : null,
    ({ goods, ...order }) => askStaff('charge.quote', { ...order, ...goods }),
  )
  return { price: isCurrent ? answer : null, trouble }
}
