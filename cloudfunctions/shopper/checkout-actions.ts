import type { CheckoutOutputs, checkoutInputs } from '../../src/contract/checkout'
import { sumFen } from '../../src/domain/money'
import { ONLINE } from '../../src/domain/pack/checkout'
import { amountOfLine, type Order } from '../../src/domain/pricing/order-line'
import { orderOfProducts, type WantedProduct } from '../../src/domain/pricing/order-of-products'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { confirmCheckout, releaseCheckout, reserveCheckout } from '../_usecases/checkout'
import { giveUpOrderRest, payOrderRest, readOrderRest } from '../_usecases/order-rest'
import { payingCard } from '../_usecases/paying-card'
import { priceOnCards } from '../_usecases/price-on-cards'
import { checkoutPrice, menu, orderRest, paidView, releasedView, reservedView } from './checkout-view'

/**
 * Ordering from the shop's own goods: priced, reserved for one attempt, then paid or given back. What the balance does not pay
 * WeChat Pay does, in the same attempt.
 */
export const checkoutActions: Actions<typeof checkoutInputs, CheckoutOutputs, Shopper> = {
  'checkout.menu': async (_input, _shopper, call) => menu((await publishedFor(call)).rules),
  'checkout.price': async ({ usePoints = false, sharedPackId = null, ...wanted }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const wish = { order: orderFor(wanted, rules, call.at), usePoints, sharedPackId }
    return checkoutPrice(await priceOnCards(packId, wish, rules), packId, rules, call.at)
  },
  'checkout.reserve': async (
    { checkoutId, expectedPayableFen, points = null, sharedPackId = null, ...wanted },
    { packId },
    call,
  ) => {
    const { rules } = await publishedFor(call)
    const order = orderFor(wanted, rules, call.at)
    const card = await payingCard(packId, sharedPackId, call.at)
    return reservedView(
      checkoutId,
      await reserveCheckout({ card, checkoutId, order, expectedPayableFen, points }, rules, call.at),
    )
  },
  'checkout.confirm': async ({ checkoutId, sharedPackId = null }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const card = await payingCard(packId, sharedPackId, call.at)
    return paidView(checkoutId, await confirmCheckout(card, checkoutId, rules, call.at))
  },
  'checkout.release': async ({ checkoutId, sharedPackId = null }, { packId }, call) =>
    releasedView(
      checkoutId,
      await releaseCheckout(await payingCard(packId, sharedPackId, call.at), checkoutId, call.at),
    ),
  'checkout.payRest': async (
    { checkoutId, points, sharedPackId = null, lines, storeId, ...shown },
    { packId },
    call,
  ) => {
    const { rules } = await publishedFor(call)
    const order = orderFor({ lines, storeId }, rules, call.at)
    const card = await payingCard(packId, sharedPackId, call.at)
    const goods = { lines: [...order.lines], amountFen: sumFen(order.lines.map(amountOfLine)) }
    const sale = {
      spendId: checkoutId,
      storeId,
      staffId: ONLINE,
      ...goods,
      ...shown,
      ...card,
      ...(points && { points }),
    }
    return orderRest(checkoutId, await payOrderRest(sale, call.caller.ip, rules, call.at))
  },
  'checkout.readRest': async ({ checkoutId }, { packId }, { at }) =>
    orderRest(checkoutId, await readOrderRest(checkoutId, packId, at)),
  'checkout.giveUpRest': async ({ checkoutId }, { packId }, { at }) =>
    orderRest(checkoutId, await giveUpOrderRest(checkoutId, packId, at)),
}

function orderFor(wanted: { storeId: string; lines: WantedProduct[] }, rules: Rules, at: Instant): Order {
  const order = orderOfProducts(wanted.lines, wanted.storeId, rules, at)
  if (order instanceof Refusal) throw order
  return order
}
