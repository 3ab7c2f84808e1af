import { HOUR } from '../../../src/domain/time'
import { newId, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, wait, waitAndTick } from './given'

let phones = 0

/** Somebody who tops two named cards up at once. */
async function forTwo(shop: TestShop) {
  const openid = await newcomer(shop)
  const cards: {
    card: { by: 'phone'; phone: string }
    tierId: string
    expectedPayFen: number
    expectedBonusFen: number
  }[] = []
  for (let each = 0; each < 2; each++) {
    const phone = `137${String(++phones).padStart(8, '0')}`
    const identity = { name: '持卡会员', phone, consent: true as const }
    await shop.call('shopper', await newcomer(shop), 'card.name', { namingId: newId('nam', shop.now), ...identity })
    const terms = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    cards.push({ card: { by: 'phone', phone }, ...terms })
  }
  return { openid, wish: { orderId: newId('ord', shop.now), cards } }
}

async function paidForTwo(shop: TestShop) {
  const { openid, wish } = await forTwo(shop)
  const { orderId, state } = await shop.call('shopper', openid, 'batch.start', wish)
  if (state.state !== 'paying') throw new Error(state.state)
  await shop.post(`/pay/sandbox/${state.payment.package.replace('prepay_id=', '')}`, { action: 'pay' })
  return { openid, orderId }
}

const targets = ['orders', 'batch_shares', 'refunds', 'packs', 'entries', 'queryOrder', 'closeOrder']

export const batchFlows = [
  flow({
    name: 'one payment for two cards is started',
    prepare: forTwo,
    // An instance remembers for five minutes which channel failed, and would ask the other one first.
    steps: [wait(HOUR / 10), (shop, { openid, wish }) => shop.ask('shopper', openid, 'batch.start', wish)],
  }),
  flow({
    name: 'a question credits both cards of a payment whose notice was lost',
    prepare: paidForTwo,
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'batch.read', { orderId })],
  }),
  flow({
    name: 'the clock credits two cards that were paid for together',
    alone: true,
    targets,
    prepare: paidForTwo,
    steps: [waitAndTick(HOUR)],
  }),
  flow({
    name: 'the clock closes a payment for two cards that nobody pays',
    alone: true,
    targets,
    prepare: async shop => {
      const { openid, wish } = await forTwo(shop)
      await shop.call('shopper', openid, 'batch.start', wish)
    },
    steps: [waitAndTick(HOUR)],
  }),
]
