import { useCallback, useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { type PaymentOutcome, pay } from '../../cloud/payment'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { OrderView, TierView } from '../../contract/shopper'
import type { OrderId } from '../../domain/ids'
import { followOrder, isFinal } from './follow-order'
import { intentFor, keptIntent, release, releaseIfRefused } from './purchase-intent'

/** Where the purchase stands on this screen. The order itself is the server's; the phone only shows it. */
export type TopUpStage =
  /** `after` tells how the last payment sheet closed without money having moved */
  | { stage: 'choosing'; after: PaymentOutcome | null; trouble: Trouble | null }
  /** looking up an order that was left half way */
  | { stage: 'resuming' }
  | { stage: 'starting' }
  /** WeChat's payment sheet lies over the page */
  | { stage: 'paying'; order: OrderView }
  /** an order that the shopper came back to: nothing was paid yet */
  | { stage: 'unpaid'; order: OrderView }
  | { stage: 'crediting'; orderId: OrderId; slow: boolean }
  | { stage: 'final'; order: OrderView }
  /** the order's state could not be asked */
  | { stage: 'unknown'; orderId: OrderId; trouble: Trouble }

const CHOOSING: TopUpStage = { stage: 'choosing', after: null, trouble: null }

/** The whole purchase: one tap starts it, everything after follows the server. `asked` is an order to take up again. */
export function useTopUp(asked: OrderId | null) {
  const [stage, setStage] = useState<TopUpStage>(() => (asked || keptIntent() ? { stage: 'resuming' } : CHOOSING))
  const following = useRef<OrderId | null>(null)

  const follow = useCallback(async (orderId: OrderId, outcome: PaymentOutcome | null, unpaid: WhenUnpaid) => {
    following.current = orderId
    const wanted = () => following.current === orderId
    try {
      const order = await followOrder(orderId, outcome === 'paid', wanted)
      if (!wanted()) return
      if (order && isFinal(order)) release(orderId)
      setStage(order ? stageOf(order, unpaid) : { stage: 'crediting', orderId, slow: true })
    } catch (error) {
      if (wanted()) setStage(stageAfterTrouble(orderId, troubleOf(error)))
    }
  }, [])

  const payFor = useCallback(
    async (order: OrderView) => {
      const { orderId, state } = order
      let outcome: PaymentOutcome | null = null
      if (state.state === 'paying') {
        setStage({ stage: 'paying', order })
        outcome = await pay(state.payment)
      }
      if (outcome === null || outcome === 'paid') setStage({ stage: 'crediting', orderId, slow: false })
      await follow(orderId, outcome, () => ({ stage: 'choosing', after: outcome, trouble: null }))
    },
    [follow],
  )

  const start = useCallback(
    async (tier: TierView) => {
      setStage({ stage: 'starting' })
      try {
        const { orderId, tierId, payFen, bonusFen } = await intentFor(tier)
        const input = { orderId, tierId, expectedPayFen: payFen, expectedBonusFen: bonusFen }
        await payFor(await askShopper('topUp.start', input))
      } catch (error) {
        const trouble = troubleOf(error)
        releaseIfRefused(trouble)
        setStage({ stage: 'choosing', after: null, trouble })
      }
    },
    [payFor],
  )

  const lookAgain = useCallback(
    (orderId: OrderId) => {
      setStage({ stage: 'crediting', orderId, slow: false })
      return follow(orderId, 'paid', order => ({ stage: 'unpaid', order }))
    },
    [follow],
  )

  const chooseAgain = useCallback(() => {
    following.current = null
    setStage(CHOOSING)
  }, [])

  // A purchase left half way is taken up where it stands; one that was only never paid leaves the choice open.
  useEffect(() => {
    if (asked) void follow(asked, null, order => ({ stage: 'unpaid', order }))
    else {
      const left = keptIntent()
      if (left) void follow(left.orderId, null, () => CHOOSING)
    }
    return () => {
      following.current = null
    }
  }, [asked, follow])

  return { stage, start, payFor, lookAgain, chooseAgain }
}

/** What the screen shows for an order nobody has paid: that depends on how the shopper came to it. */
type WhenUnpaid = (order: OrderView) => TopUpStage

function stageOf(order: OrderView, unpaid: WhenUnpaid): TopUpStage {
  if (order.state.state === 'paying') return unpaid(order)
  return isFinal(order) ? { stage: 'final', order } : { stage: 'crediting', orderId: order.orderId, slow: true }
}

/** An order the server never heard of was never started: the wish is free again. Anything else stays open. */
function stageAfterTrouble(orderId: OrderId, trouble: Trouble): TopUpStage {
  if (trouble.code !== 'ORDER_UNKNOWN') return { stage: 'unknown', orderId, trouble }
  release(orderId)
  return CHOOSING
}
