import { useEffect, useState } from 'react'
import type { OrderId } from '../../domain/ids'
import type { Desk } from './desk'
import { Purchase } from './purchase'
import { CHOOSING, type TopUpStage } from './top-up-stage'

/** The purchase of this page and where it stands. `asked` is an order to take up again. */
export function useTopUp(desk: Desk, asked: OrderId | null): { stage: TopUpStage; purchase: Purchase } {
  const [stage, setStage] = useState<TopUpStage>(() =>
    asked || desk.intents.kept() ? { stage: 'resuming' } : CHOOSING,
  )
  const [purchase] = useState(() => new Purchase(desk, setStage))

  useEffect(() => {
    void purchase.resume(asked)
    return () => purchase.leave()
  }, [purchase, asked])

  return { stage, purchase }
}
