import { shelf } from '../../cloud/memory'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble } from '../../cloud/trouble'
import type { TierView } from '../../contract/shopper'
import type { OrderId } from '../../domain/ids'
import type { Fen } from '../../domain/money'

/**
 * What the shopper decided to buy, under the order id made for it. It is kept on the phone from the moment of the tap
 * until the order has a final outcome: whatever happens in between, the same wish stays the same order.
 */
export interface PurchaseIntent {
  orderId: OrderId
  tierId: string
  payFen: Fen
  bonusFen: Fen
}

const kept = shelf<PurchaseIntent>('purchase-intent', 1)

export function keptIntent(): PurchaseIntent | null {
  return kept.read()
}

/** The intent to buy this tier at this price: the kept one, or a new one when the wish is another. */
export async function intentFor({ tierId, payFen, bonusFen }: TierView): Promise<PurchaseIntent> {
  const known = kept.read()
  if (known?.tierId === tierId && known.payFen === payFen && known.bonusFen === bonusFen) return known
  const intent = { orderId: await newId('ord'), tierId, payFen, bonusFen }
  kept.write(intent)
  return intent
}

/** Releases the intent, if it is still this order's, once the order can change no more. */
export function release(orderId: OrderId): void {
  if (kept.read()?.orderId === orderId) kept.clear()
}

/** A refused start left no trace, so the wish is free again. Only an unknown outcome or a payment still to be had keeps it. */
export function releaseIfRefused(trouble: Trouble): void {
  if (!isUncertain(trouble) && trouble.code !== 'PAYMENT_UNAVAILABLE') kept.clear()
}
