import { DAY, SECOND } from '../../../src/domain/time'
import { newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { wait, waitAndTick } from './given'

async function toppedUp(shop: TestShop) {
  const openid = shop.newPerson()
  const { orderId } = await shop.topUp(openid, 'tier_300')
  return { openid, orderId, refundId: newId('rft', shop.now) }
}

const wishOf = ({ refundId, orderId }: Awaited<ReturnType<typeof toppedUp>>) => {
  return { refundId, orderId, reason: 'consumer' as const, expectedFen: yuan(300) }
}

export const refundFlows = [
  flow({
    name: 'a top-up goes back to the member who asks for it and looks on',
    prepare: toppedUp,
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
    prepare: toppedUp,
    steps: [(shop, wish) => shop.ask('merchant', owner, 'refund.give', wishOf(wish)), waitAndTick(10 * SECOND)],
  }),
  flow({
    name: 'a top-up too old for WeChat is paid back by hand',
    prepare: toppedUp,
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
