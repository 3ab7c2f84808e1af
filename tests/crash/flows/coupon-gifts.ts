import { DAY, SECOND } from '../../../src/domain/time'
import { newId, type TestShop } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, waitAndTick } from './given'

/** A member with a coupon, and the wish to give it away. */
async function couponHolder(shop: TestShop) {
  const giver = await newcomer(shop)
  const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_90' }
  const { couponId } = await shop.call('shopper', giver, 'coupons.claim', claim)
  return { giver, wish: { giftId: newId('cgf', shop.now), couponId, greeting: 'coffee' as const } }
}

export const couponGiftFlows = [
  flow({
    name: 'a coupon is given to a friend, who claims it',
    prepare: async shop => ({ friend: await newcomer(shop), ...(await couponHolder(shop)), link: { token: '' } }),
    steps: [
      async (shop, { giver, wish, link }) => {
        const reply = await shop.ask('shopper', giver, 'couponGift.create', wish)
        // A link follows from the gift's id alone: every run makes the same.
        if (reply.ok) link.token = reply.output.token ?? link.token
        return reply
      },
      (shop, { friend, link }) => shop.ask('shopper', friend, 'couponGift.claim', link),
    ],
  }),
  flow({
    name: 'a coupon that no friend claims goes back',
    alone: true,
    // Its steps in the packs are those of every gift.
    targets: ['coupon_gifts'],
    prepare: async shop => {
      const { giver, wish } = await couponHolder(shop)
      await shop.call('shopper', giver, 'couponGift.create', wish)
      await shop.advance(7 * DAY)
    },
    steps: [waitAndTick(SECOND)],
  }),
]
