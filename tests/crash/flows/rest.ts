import { HOUR } from '../../../src/domain/time'
import { clerk, newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { member, newestReceipt, waitAndTick } from './given'

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

export const restFlows = [
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
