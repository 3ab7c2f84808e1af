import { HOUR, MINUTE } from '../../../src/domain/time'
import { postServiceNotice, serviceKey, serviceNotice } from '../../support/service-notice'
import { newId, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, wait, waitAndTick } from './given'

/** What the clock works on for top-ups; the rest of its tick belongs to other chores. */
const targets = ['orders', 'packs', 'entries', 'queryOrder', 'closeOrder']

/** An order that was just paid, and nobody here knows it yet. */
async function paidOrder(shop: TestShop) {
  const openid = shop.newPerson()
  const order = await shop.startTopUp(openid, 'tier_300')
  await shop.atCashier(order, 'pay')
  return { openid, orderId: order.orderId }
}

/** A wish for the tier that brings coupons and a level, lowered by a coupon of the member's own. */
async function wishWithCoupon(shop: TestShop) {
  const openid = await newcomer(shop)
  const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_top_up' }
  const { couponId } = await shop.call('shopper', openid, 'coupons.claim', claim)
  const lower = { tierId: 'tier_1500', expectedPayFen: yuan(1480), expectedBonusFen: yuan(320), expectedCoupons: 2 }
  return { openid, wish: { orderId: newId('ord', shop.now), couponId, ...lower } }
}

/** WeChat's notice, as it sends it. */
function notice(shop: TestShop, outTradeNo: string): Promise<unknown> {
  return shop.post('/localcloud/invoke/wechatpay', { event: { outTradeNo }, source: 'wx_paycallback' })
}

export const topUpFlows = [
  flow({
    name: 'a top-up is started with a coupon',
    prepare: wishWithCoupon,
    // An instance remembers for five minutes which channel failed, and would ask the other one first.
    steps: [wait(6 * MINUTE), (shop, { openid, wish }) => shop.ask('shopper', openid, 'topUp.start', wish)],
  }),
  flow({
    name: 'a notice credits a top-up with the coupon it used, the coupons it brings and its level',
    prepare: async shop => {
      const { openid, wish } = await wishWithCoupon(shop)
      const order = await shop.call('shopper', openid, 'topUp.start', wish)
      await shop.atCashier(order, 'pay')
      return { orderId: wish.orderId }
    },
    steps: [(shop, { orderId }) => notice(shop, orderId)],
  }),
  flow({
    name: 'a question credits a top-up whose notice was lost',
    prepare: paidOrder,
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.read', { orderId })],
  }),
  flow({
    name: 'a signed notice of Alipay credits a top-up that was paid in a browser',
    prepare: async shop => {
      const order = await shop.startTopUp(shop.newPerson(), 'tier_300', 'alipay')
      await shop.atCashier(order, 'pay')
      return { notice: serviceNotice('alipay', order.orderId, serviceKey(shop)) }
    },
    steps: [
      async (shop, { notice: body }) => {
        return { errcode: (await postServiceNotice(shop, 'alipay', body)) === 200 ? 0 : 500 }
      },
    ],
  }),
  flow({
    name: 'a top-up is given up for another way, and what is paid on it all the same goes back',
    prepare: async shop => {
      const openid = shop.newPerson()
      const { orderId, state } = await shop.startTopUp(openid, 'tier_300', 'unionpay')
      if (state.state !== 'at_cashier') throw new Error('not at a cashier')
      return { openid, orderId, prepayId: await shop.openCashier(state.cashier) }
    },
    steps: [
      (shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.giveUp', { orderId }),
      (shop, { prepayId }) => shop.post(`/pay/sandbox/${prepayId}`, { action: 'pay' }),
      (shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.read', { orderId }),
    ],
  }),
  flow({
    name: 'a payment of another amount than its order goes back to the payer',
    prepare: async shop => {
      const { openid, orderId } = await paidOrder(shop)
      const [order] = await shop.documents<{ quote: object }>('orders', { _id: orderId })
      await shop.editDocument('orders', { _id: orderId }, { quote: { ...order?.quote, payFen: yuan(299) } })
      return { openid, orderId }
    },
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.read', { orderId })],
  }),
  flow({
    name: 'the clock credits a top-up that nobody asks for',
    alone: true,
    targets,
    prepare: paidOrder,
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
