import type { CheckoutOutputs, checkoutInputs } from '../../src/contract/checkout'
import type { Order } from '../../src/domain/pricing/order-line'
import { orderOfProducts, type WantedProduct } from '../../src/domain/pricing/order-of-products'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { confirmCheckout, priceCheckout, releaseCheckout, reserveCheckout } from '../_usecases/checkout'
import { priceView } from '../_usecases/price-view'
import { menu, paidView, releasedView, reservedView } from './checkout-view'

/** Ordering from the shop's own goods: priced, reserved for one attempt, then paid or given back. */
export const checkoutActions: Actions<typeof checkoutInputs, CheckoutOutputs, Shopper> = {
  'checkout.menu': async (_input, _shopper, call) => menu((await publishedFor(call)).rules),
  'checkout.price': async ({ usePoints = false, ...wanted }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const { price, pack } = await priceCheckout(packId, orderFor(wanted, rules, call.at), usePoints, rules)
    return priceView(price, pack, rules, call.at)
  },
  'checkout.reserve': async ({ checkoutId, expectedPayableFen, points = null, ...wanted }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const order = orderFor(wanted, rules, call.at)
    const committed = await reserveCheckout({ packId, checkoutId, order, expectedPayableFen, points }, rules, call.at)
    return reservedView(checkoutId, committed)
  },
  'checkout.confirm': async ({ checkoutId }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return paidView(checkoutId, await confirmCheckout(packId, checkoutId, rules, call.at))
  },
  'checkout.release': async ({ checkoutId }, { packId }, call) =>
    releasedView(checkoutId, await releaseCheckout(packId, checkoutId, call.at)),
}

function orderFor(wanted: { storeId: string; lines: WantedProduct[] }, rules: Rules, at: Instant): Order {
  const order = orderOfProducts(wanted.lines, wanted.storeId, rules, at)
  if (order instanceof Refusal) throw order
  return order
}
