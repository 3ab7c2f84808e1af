import { DAY, MINUTE } from '../../../src/domain/time'
import { newId, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { member, newcomer, waitAndTick } from './given'

const free = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }

async function given(shop: TestShop) {
  const [giver, friend] = [await member(shop), await newcomer(shop)]
  const wish = { giftId: newId('gft', shop.now), amountFen: yuan(30), greeting: 'coffee' as const }
  const { token } = await shop.call('shopper', giver, 'gift.create', wish)
  return { giver, friend, giftId: wish.giftId, token: token ?? '' }
}

async function offered(shop: TestShop) {
  const [holder, receiver] = [await member(shop), await newcomer(shop)]
  const transferId = newId('trf', shop.now)
  const { token } = await shop.call('shopper', holder, 'transfer.start', { transferId })
  return { holder, receiver, transferId, token: token ?? '', expectedFen: yuan(330) }
}

async function invited(shop: TestShop) {
  const [owner, friend] = [await newcomer(shop), await newcomer(shop)]
  const sharedId = newId('shr', shop.now)
  const { sharedPackId } = await shop.call('shopper', owner, 'shared.create', { sharedId, kind: 'family' })
  const wish = { inviteId: newId('inv', shop.now), sharedPackId, limits: free }
  const { token } = await shop.call('shopper', owner, 'shared.invite', wish)
  return { owner, friend, sharedPackId, token, membershipId: newId('mbr', shop.now) }
}

export const flowsBetweenPacks = [
  flow({
    name: 'a gift is made',
    prepare: async shop => ({ giver: await member(shop), giftId: newId('gft', shop.now) }),
    steps: [
      (shop, { giver, giftId }) =>
        shop.ask('shopper', giver, 'gift.create', { giftId, amountFen: yuan(30), greeting: 'coffee' }),
    ],
  }),
  flow({
    name: 'a gift is claimed',
    prepare: given,
    steps: [(shop, { friend, token }) => shop.ask('shopper', friend, 'gift.claim', { token })],
  }),
  flow({
    name: 'a gift is taken back',
    prepare: given,
    steps: [(shop, { giver, giftId }) => shop.ask('shopper', giver, 'gift.takeBack', { giftId })],
  }),
  flow({
    name: 'the clock gives back a gift that nobody claimed',
    alone: true,
    targets: ['gifts', 'packs', 'entries'],
    prepare: given,
    steps: [waitAndTick(7 * DAY + MINUTE)],
  }),
  flow({
    name: 'a whole card is offered, accepted and handed over',
    prepare: async shop => ({
      holder: await member(shop),
      receiver: await newcomer(shop),
      transferId: newId('trf', shop.now),
    }),
    steps: [
      async (shop, { holder, receiver, transferId }) => {
        const offer = await shop.ask('shopper', holder, 'transfer.start', { transferId })
        // No link any more: it was accepted, and only the answer was lost.
        if (!offer.ok || !offer.output.token) return offer
        return shop.ask('shopper', receiver, 'transfer.accept', { token: offer.output.token })
      },
    ],
  }),
  flow({
    name: 'a transfer is confirmed by both',
    prepare: offered,
    steps: [
      (shop, { receiver, token }) => shop.ask('shopper', receiver, 'transfer.accept', { token }),
      (shop, { holder, transferId, expectedFen }) =>
        shop.ask('shopper', holder, 'transfer.confirm', { transferId, expectedFen }),
    ],
  }),
  flow({
    name: 'a transfer is called off',
    prepare: offered,
    steps: [(shop, { holder, transferId }) => shop.ask('shopper', holder, 'transfer.cancel', { transferId })],
  }),
  flow({
    name: 'a shared pack is opened',
    prepare: async shop => ({ owner: await newcomer(shop), sharedId: newId('shr', shop.now) }),
    steps: [(shop, { owner, sharedId }) => shop.ask('shopper', owner, 'shared.create', { sharedId, kind: 'family' })],
  }),
  flow({
    name: 'a member joins a shared pack and leaves it',
    prepare: invited,
    steps: [
      (shop, { friend, token }) => shop.ask('shopper', friend, 'shared.join', { token }),
      (shop, { friend, sharedPackId, membershipId }) =>
        shop.ask('shopper', friend, 'shared.leave', { sharedPackId, membershipId }),
    ],
  }),
]
