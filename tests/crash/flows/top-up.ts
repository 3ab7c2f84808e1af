import { HOUR, MINUTE } from '../../../src/domain/time'
import { newId, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { wait, waitAndTick } from './given'

const tier = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
/** What the clock works on for top-ups; the rest of its tick belongs to other chores. */
const targets = ['orders', 'packs', 'entries', 'queryOrder', 'closeOrder']

/** An order that was just paid, and nobody here knows it yet. */
async function paidOrder(shop: TestShop, tierId = 'tier_300') {
  const openid = shop.newPerson()
  const order = await shop.startTopUp(openid, tierId)
  await shop.atCashier(order, 'pay')
  return { openid, orderId: order.orderId }
}

/** WeChat's notice, as it sends it. */
function notice(shop: TestShop, outTradeNo: string): Promise<unknown> {
  return shop.post('/localcloud/invoke/wechatpay', { event: { outTradeNo }, source: 'wx_paycallback' })
}

export const topUpFlows = [
  flow({
    name: 'a top-up is started',
    prepare: async shop => ({ openid: shop.newPerson(), orderId: newId('ord', shop.now) }),
    // An instance remembers for five minutes which channel failed, and would ask the other one first.
    steps: [
      wait(6 * MINUTE),
      (shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.start', { orderId, ...tier }),
    ],
  }),
  flow({
    name: 'a notice credits a top-up with its coupons and its level',
    prepare: shop => paidOrder(shop, 'tier_1500'),
    steps: [(shop, { orderId }) => notice(shop, orderId)],
  }),
  flow({
    name: 'a question credits a top-up whose notice was lost',
    prepare: shop => paidOrder(shop),
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.read', { orderId })],
  }),
  flow({
    name: 'the clock credits a top-up that nobody asks for',
    alone: true,
    targets,
    prepare: shop => paidOrder(shop),
    steps: [waitAndTick(HOUR)],
  }),
  flow({
    name: 'the clock closes a top-up that nobody pays',
    alone: true,
    targets,
    prepare: async shop => shop.startTopUp(shop.newPerson(), 'tier_300'),
    steps: [waitAndTick(HOUR)],
  }),
]
