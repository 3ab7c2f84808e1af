import { instalmentOrderId } from '../../../src/domain/numbered-ids'
import { DAY, MINUTE } from '../../../src/domain/time'
import { clerk, newId, type TestShop, yuan } from '../../support/shop'
import { TestPhone } from '../../support/test-phone'
import { flow } from '../flow'
import { member, newcomer, wait, waitAndTick } from './given'

/** Points come as they do in a shop: by spending. */
async function withPoints(shop: TestShop) {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_800')
  const ticket = await shop.payTicket(openid)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(600) })
  return { openid, exchangeId: newId('xch', shop.now) }
}

export const memberFlows = [
  flow({
    name: 'a member opens the pack for the first time',
    prepare: async shop => ({ openid: shop.newPerson() }),
    steps: [(shop, { openid }) => shop.ask('shopper', openid, 'pack.open', {})],
  }),
  flow({
    name: 'a phone is registered',
    prepare: async shop => {
      const openid = await newcomer(shop)
      const { deviceId, publicKey } = new TestPhone(shop, openid)
      return { openid, deviceId, publicKey }
    },
    steps: [(shop, { openid, ...device }) => shop.ask('shopper', openid, 'device.register', device)],
  }),
  flow({
    name: 'a card is named, and its name erased',
    prepare: async shop => ({
      openid: await newcomer(shop),
      first: newId('nam', shop.now),
      second: newId('nam', shop.now),
    }),
    steps: [
      (shop, { openid, first }) => {
        const identity = { name: '持卡会员', phone: '13800000000', consent: true as const }
        return shop.ask('shopper', openid, 'card.name', { namingId: first, ...identity })
      },
      (shop, { openid, second }) => shop.ask('shopper', openid, 'card.eraseName', { namingId: second }),
    ],
  }),
  flow({
    name: 'a member signs in for points',
    prepare: async shop => ({ openid: await newcomer(shop), signInId: newId('sgn', shop.now) }),
    steps: [(shop, { openid, signInId }) => shop.ask('shopper', openid, 'points.signIn', { signInId })],
  }),
  flow({
    name: 'points become bonus',
    prepare: withPoints,
    steps: [
      (shop, { openid, exchangeId }) => {
        const wish = { exchangeId, direction: 'to_bonus' as const, points: 500, bonusFen: yuan(5) }
        return shop.ask('shopper', openid, 'points.exchange', wish)
      },
    ],
  }),
  flow({
    name: 'bonus becomes points',
    prepare: async shop => ({ openid: await member(shop), exchangeId: newId('xch', shop.now) }),
    steps: [
      (shop, { openid, exchangeId }) => {
        const wish = { exchangeId, direction: 'to_points' as const, points: 800, bonusFen: yuan(10) }
        return shop.ask('shopper', openid, 'points.exchange', wish)
      },
    ],
  }),
  flow({
    name: 'bonus that ran out becomes a coupon',
    alone: true,
    prepare: async shop => {
      const openid = await member(shop)
      await shop.advance(366 * DAY)
      await shop.tick()
      const { rescues } = await shop.call('shopper', openid, 'points.offer', {})
      const { expirySeq = 0, templateId = '' } = rescues[0] ?? {}
      return { openid, rescueId: newId('rsc', shop.now), expirySeq, templateId }
    },
    steps: [(shop, { openid, ...wish }) => shop.ask('shopper', openid, 'points.rescue', wish)],
  }),
  flow({
    name: 'a coupon is claimed',
    prepare: async shop => ({ openid: await newcomer(shop), claimId: newId('clm', shop.now) }),
    steps: [
      (shop, { openid, claimId }) =>
        shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_50_10' }),
    ],
  }),
  flow({
    name: 'a coupon is claimed from a stock',
    // Each shard is laid out by its first claim, so another member's calls would be others.
    alone: true,
    prepare: async shop => {
      const [openid, claimId] = [await newcomer(shop), newId('clm', shop.now)]
      // Shards are laid out by the first claim of a template.
      const first = { claimId: newId('clm', shop.now), templateId: 'coupon_stock' }
      await shop.call('shopper', await newcomer(shop), 'coupons.claim', first)
      return { openid, claimId }
    },
    steps: [
      (shop, { openid, claimId }) =>
        shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_stock' }),
    ],
  }),
  flow({
    name: 'a plan is joined, and its first instalment paid',
    prepare: async shop => ({ openid: await newcomer(shop), membershipId: newId('ipl', shop.now) }),
    steps: [
      // An instance remembers for five minutes which channel failed, and would ask the other one first.
      wait(6 * MINUTE),
      (shop, { openid, membershipId }) => {
        const terms = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
        return shop.ask('shopper', openid, 'plans.join', { membershipId, ...terms })
      },
      async (shop, { openid, membershipId }) => {
        const instalment = { number: 1, expectedPayFen: yuan(100), expectedBonusFen: yuan(5) }
        const order = await shop.ask('shopper', openid, 'plans.pay', { membershipId, ...instalment })
        if (order.ok && order.output.state.state === 'paying') await shop.atCashier(order.output, 'pay')
        return order
      },
      async (shop, { openid, membershipId }) => {
        const order = instalmentOrderId(membershipId, 1, 1)
        const read = await shop.ask('shopper', openid, 'topUp.read', { orderId: order })
        return read.ok ? shop.ask('shopper', openid, 'plans.page', {}) : read
      },
    ],
  }),
  flow({
    name: 'the clock ends a plan whose grace is over',
    alone: true,
    targets: ['plan_memberships', 'orders'],
    prepare: async shop => {
      const wish = { membershipId: newId('ipl', shop.now), planId: 'plan_monthly_100' }
      await shop.call('shopper', await newcomer(shop), 'plans.join', {
        ...{ ...wish, expectedPayFen: yuan(100), expectedTimes: 12 },
      })
    },
    steps: [waitAndTick(6 * DAY)],
  }),
  flow({
    name: 'the clock writes down what has run out',
    alone: true,
    targets: ['packs', 'entries'],
    prepare: async shop => {
      const openid = await member(shop)
      await shop.couponTicket(openid, 'coupon_50_10')
      await shop.advance(364 * DAY)
    },
    steps: [waitAndTick(2 * DAY)],
  }),
]
