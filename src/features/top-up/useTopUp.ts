import { useEffect, useState } from 'react'
import type { OrderId } from '../../domain/ids'
import { Purchase } from './purchase'
import { keptIntent } from './purchase-intent'
import { CHOOSING, type TopUpStage } from './top-up-stage'

/** The purchase of this page and where it stands. `asked` is an order to take up again. */
export function useTopUp(asked: OrderId | null): { stage: TopUpStage; purchase: Purchase } {
  const [stage, setStage] = useState<TopUpStage>(() => (asked || keptIntent() ? { stage: 'resuming' } : CHOOSING))
  const [purchase] = useState(() => new Purchase(setStage))

  useEffect(() => {
    void purchase.resume(asked)
    return () => purchase.leave()
  }, [purchase, asked])

  return { stage, purchase }
}
