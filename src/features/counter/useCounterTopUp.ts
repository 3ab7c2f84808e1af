import { useRef, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble, troubleOf } from '../../cloud/trouble'
import type { CounterQuote, CounterReceipt } from '../../contract/counter'
import type { CountedBy, CounterReason } from '../../domain/counter/counter-rules'

export type CounterStage =
  | { stage: 'choosing'; trouble: Trouble | null }
  | { stage: 'sending' }
  | { stage: 'done'; receipt: CounterReceipt }
  /** nobody knows whether it was credited; asking again under the same id finds out */
  | { stage: 'unsure'; trouble: Trouble; again: () => void }

/** One top-up at the counter: its id is made once per wish, and only a final answer ends it. */
export function useCounterTopUp(ticket: string) {
  const [stage, setStage] = useState<CounterStage>({ stage: 'choosing', trouble: null })
  const underWay = useRef(false)

  const send = async (ask: () => Promise<CounterReceipt>): Promise<void> => {
    if (underWay.current) return
    underWay.current = true
    setStage({ stage: 'sending' })
    try {
      setStage({ stage: 'done', receipt: await ask() })
    } catch (error) {
      const trouble = troubleOf(error)
      const again = () => void send(ask)
      setStage(isUncertain(trouble) ? { stage: 'unsure', trouble, again } : { stage: 'choosing', trouble })
    } finally {
      underWay.current = false
    }
  }

  const topUp = ({ tierId, payFen, bonusFen, coupons }: CounterQuote, by: CountedBy, reason: CounterReason): void => {
    const orderId = newId('ord')
    const expected = { expectedPayFen: payFen, expectedBonusFen: bonusFen, expectedCoupons: coupons }
    const wish = { ticket, tierId, ...expected, by, reason }
    void send(async () => askStaff('counter.topUp', { orderId: await orderId, ...wish }))
  }
  return { stage, topUp }
}
