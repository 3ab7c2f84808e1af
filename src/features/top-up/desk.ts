import { askShopper } from '../../cloud/client'
import { CLIENT } from '../../cloud/payment'
import type { ShopperInputs } from '../../contract/shopper'
import type { OrderView, TopUpOffer } from '../../contract/top-up'
import type { OrderId, PackId } from '../../domain/ids'
import { PurchaseIntents } from './purchase-intent'

/** Where a top-up goes: to the shopper's own card, or to a shared one that they belong to. */
export interface Desk {
  offer: () => Promise<TopUpOffer>
  start: (wish: ShopperInputs['topUp.start']) => Promise<OrderView>
  read: (orderId: OrderId) => Promise<OrderView>
  /** an order that is not to be paid any more; answers how it ended, which may be: paid */
  giveUp: (orderId: OrderId) => Promise<OrderView>
  intents: PurchaseIntents
}

/** Where a top-up is asked for: my own card's desk, or a shared card's. */
export function deskOf(sharedPackId: PackId | null): Desk {
  if (sharedPackId === null) {
    return {
      offer: () => askShopper('topUp.offer', { client: CLIENT }),
      start: wish => askShopper('topUp.start', wish),
      read: orderId => askShopper('topUp.read', { orderId }),
      giveUp: orderId => askShopper('topUp.giveUp', { orderId }),
      intents: new PurchaseIntents('purchase-intent'),
    }
  }
  return {
    offer: () => askShopper('shared.topUpOffer', { sharedPackId, client: CLIENT }),
    // Coupons are a member's own.
    start: ({ expectedCoupons: _coupons, couponId: _couponId, ...wish }) =>
      askShopper('shared.topUpStart', { sharedPackId, ...wish }),
    read: orderId => askShopper('shared.topUpRead', { sharedPackId, orderId }),
    giveUp: orderId => askShopper('shared.topUpGiveUp', { sharedPackId, orderId }),
    intents: new PurchaseIntents(`purchase-intent.${sharedPackId}`),
  }
}
