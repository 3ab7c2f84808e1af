import { HOUR, MINUTE } from '../../../src/domain/time'
import { clerk, newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { member, memberWithPoints, newestReceipt, wait, waitAndTick } from './given'

/** A sale of 400 yuan, of which a balance of 330 is to pay what it can. */
async function shortByTill(shop: TestShop) {
  const openid = await member(shop)
  const ticket = await shop.payTicket(openid)
  return { openid, wish: { ticket, amountFen: yuan(400), expectedPayableFen: yuan(400), expectedRestFen: yuan(70) } }
}

/** The same held for, and its rest paid; nobody here knows it yet. */
async function paidRest(shop: TestShop) {
  const { openid, wish } = await shortByTill(shop)
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  const { payment } = await shop.call('shopper', openid, 'rest.pay', { orderId })
  await shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
  return { openid, orderId }
}

/** An order online of 560 yuan, of which a coupon, points and a balance of 320 pay what they can. */
async function shortOnline(shop: TestShop) {
  const openid = await memberWithPoints(shop)
  const order = { storeId: 'store_nanshan', lines: [{ productId: 'latte', quantity: 20 }] }
  const shown = { expectedPayableFen: yuan(550), expectedRestFen: yuan(550 - 6 - 320) }
  const points = { points: 600, pointsFen: yuan(6) }
  return { openid, wish: { checkoutId: newId('cko', shop.now), ...order, ...shown, points } }
}

export const restFlows = [
  flow({
    name: 'an order is to be paid with balance, points and WeChat Pay, and is given up',
    prepare: shortOnline,
    // An instance remembers for five minutes which channel failed, and would ask the other one first.
    steps: [
      wait(6 * MINUTE),
      (shop, { openid, wish }) => shop.ask('shopper', openid, 'checkout.payRest', wish),
      (shop, { openid, wish: { checkoutId } }) => shop.ask('shopper', openid, 'checkout.giveUpRest', { checkoutId }),
    ],
  }),
  flow({
    name: 'the rest of an order was paid after it was given up, and goes back',
    prepare: async shop => {
      const { openid, wish } = await shortOnline(shop)
      const { payment } = await shop.call('shopper', openid, 'checkout.payRest', wish)
      return { openid, payment, checkoutId: wish.checkoutId }
    },
    steps: [
      (shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.giveUpRest', { checkoutId }),
      (shop, { payment }) => shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' }),
      (shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.readRest', { checkoutId }),
    ],
  }),
  flow({
    name: 'the rest of an order was paid, and the phone’s question takes every part',
    prepare: async shop => {
      const { openid, wish } = await shortOnline(shop)
      const { payment } = await shop.call('shopper', openid, 'checkout.payRest', wish)
      await shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
      return { openid, checkoutId: wish.checkoutId }
    },
    steps: [(shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.readRest', { checkoutId })],
  }),
  flow({
    name: 'a till asks for the rest of a sale',
    prepare: shortByTill,
    steps: [(shop, { wish }) => shop.ask('staff', clerk, 'rest.start', wish)],
  }),
  flow({
    name: 'the rest of a sale was paid, and the till’s question takes both parts',
    prepare: paidRest,
    steps: [(shop, { orderId }) => shop.ask('staff', clerk, 'rest.watch', { orderId })],
  }),
  flow({
    name: 'a sale with a rest goes back to the card and to WeChat',
    prepare: async shop => {
      const { openid, wish } = await shortByTill(shop)
      const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
      const { payment } = await shop.call('shopper', openid, 'rest.pay', { orderId })
      await shop.post(`/pay/sandbox/${payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
      await shop.call('staff', clerk, 'rest.watch', { orderId })
      const receiptId = await newestReceipt(shop, openid)
      return { refundId: newId('rfd', shop.now), receiptId, amountFen: yuan(400), reason: 'returned' as const }
    },
    steps: [(shop, wish) => shop.ask('staff', owner, 'charge.refund', wish)],
  }),
  flow({
    name: 'the clock closes the rest of a sale that nobody pays',
    alone: true,
    prepare: async shop => shop.call('staff', clerk, 'rest.start', (await shortByTill(shop)).wish),
    steps: [waitAndTick(HOUR)],
  }),
]
