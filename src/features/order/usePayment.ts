import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble, troubleOf } from '../../cloud/trouble'
import type { PaidView, PriceView } from '../../contract/checkout'
import type { CheckoutId } from '../../domain/ids'
import { type Basket, wantedOf } from '../../domain/pricing/basket'

/** One attempt to pay one basket at one price: its id is kept until its outcome is known. */
interface Attempt {
  checkoutId: CheckoutId
  storeId: string
  lines: { productId: string; quantity: number }[]
  expectedPayableFen: PriceView['payableFen']
  points?: Pick<PriceView, 'points' | 'pointsFen'>
}

/**
 * Reserves and pays. An attempt whose outcome is unknown is taken up again under its own id, so that nothing is paid twice;
 * a refused one is over, and what it may have reserved comes back by itself.
 */
export function usePayment(onRefused: () => void) {
  const [paying, setPaying] = useState(false)
  const [paid, setPaid] = useState<PaidView | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const open = useRef<Attempt | null>(null)
  const underWay = useRef(false)

  const go = async (make: () => Promise<Attempt>) => {
    // A second tap may come before the button has changed: it means the same payment.
    if (underWay.current) return
    underWay.current = true
    setPaying(true)
    setTrouble(null)
    try {
      const attempt = open.current ?? (await make())
      open.current = attempt
      await askShopper('checkout.reserve', attempt)
      setPaid(await askShopper('checkout.confirm', { checkoutId: attempt.checkoutId }))
      open.current = null
    } catch (error) {
      const met = troubleOf(error)
      setTrouble(met)
      if (!isUncertain(met)) {
        open.current = null
        onRefused()
      }
    } finally {
      underWay.current = false
      setPaying(false)
    }
  }

  const pay = (basket: Basket, storeId: string, price: PriceView) =>
    go(async () => ({
      checkoutId: await newId('cko'),
      storeId,
      lines: wantedOf(basket),
      expectedPayableFen: price.payableFen,
      ...(price.points > 0 && { points: { points: price.points, pointsFen: price.pointsFen } }),
    }))

  return { pay, paying, paid, trouble, isOpen: open.current !== null }
}
