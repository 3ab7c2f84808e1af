import { DAY, SECOND } from '../../../src/domain/time'
import { newId, owner, type TestShop } from '../../support/shop'
import { flow } from '../flow'
import { wait, waitAndTick } from './given'

async function toppedUp(shop: TestShop, tierId = 'tier_300') {
  const openid = shop.newPerson()
  const { orderId, payFen } = await shop.topUp(openid, tierId)
  return { openid, orderId, payFen, refundId: newId('rft', shop.now) }
}

const wishOf = ({ refundId, orderId, payFen }: Awaited<ReturnType<typeof toppedUp>>) => {
  return { refundId, orderId, reason: 'consumer' as const, expectedFen: payFen }
}

export const refundFlows = [
  flow({
    name: 'a top-up with coupons goes back to the member who asks for it and looks on',
    prepare: shop => toppedUp(shop, 'tier_1500'),
    steps: [
      (shop, wish) => shop.ask('shopper', wish.openid, 'refund.start', wishOf(wish)),
      wait(5 * SECOND),
      (shop, { openid, refundId }) => shop.ask('shopper', openid, 'refund.read', { refundId }),
    ],
  }),
  flow({
    name: 'a top-up is given back by the merchant, and the clock hears of its end',
    alone: true,
    targets: ['orders', 'refunds', 'packs', 'entries', 'refund', 'queryRefund'],
    prepare: shop => toppedUp(shop),
    steps: [(shop, wish) => shop.ask('merchant', owner, 'refund.give', wishOf(wish)), waitAndTick(10 * SECOND)],
  }),
  flow({
    name: 'a top-up too old for WeChat is paid back by hand',
    prepare: shop => toppedUp(shop),
    ready: async shop => {
      await shop.advance(366 * DAY)
      await shop.tick()
    },
    steps: [
      (shop, wish) => shop.ask('merchant', owner, 'refund.give', wishOf(wish)),
      (shop, { refundId }) => shop.ask('merchant', owner, 'refund.paid', { refundId }),
    ],
  }),
]
