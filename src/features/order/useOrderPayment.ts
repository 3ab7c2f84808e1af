import { useEffect, useState } from 'react'
import { openAttempt } from './attempt'
import { OrderPayment } from './order-payment'
import { CHOOSING, type OrderStage } from './order-stage'

/** The payment of this page and where it stands; what was left half way is taken up when the page opens. */
export function useOrderPayment(): { stage: OrderStage; payment: OrderPayment; chooseAgain: () => void } {
  const [stage, setStage] = useState<OrderStage>(() => (openAttempt.read() ? { stage: 'resuming' } : CHOOSING))
  const [payment] = useState(() => new OrderPayment(setStage))
  useEffect(() => {
    void payment.resume()
    return () => payment.leave()
  }, [payment])
  return { stage, payment, chooseAgain: () => setStage(CHOOSING) }
}
