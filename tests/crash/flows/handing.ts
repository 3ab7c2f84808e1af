import { DAY, MINUTE, SECOND } from '../../../src/domain/time'
import { clerk, newId, owner, type TestShop, yuan } from '../../support/shop'
import { flow } from '../flow'
import { newcomer, waitAndTick } from './given'

/** A member who lets the shop tell of money taken at the counter, once; and the money. */
async function toBeTold(shop: TestShop) {
  const openid = await newcomer(shop)
  const fields = [{ field: 'amount1', says: '金额' }]
  const quiet = { quietFromHour: 0, quietUntilHour: 0 }
  const templates = [{ for: '门店充值', templateId: 'wx-counter', fields }]
  await shop.editDocument('settings', { _id: 'messages' }, { templates, ...quiet })
  await shop.call('merchant', owner, 'rules.publish', {})
  await shop.tick()
  await shop.post('/localcloud/consents', { openid, templateIds: ['wx-counter'] })
  const consent = { consentId: newId('cst', shop.now), templateIds: ['wx-counter'] }
  await shop.call('shopper', openid, 'messages.allow', consent)
  const amount = { tierId: null, expectedPayFen: yuan(20), expectedBonusFen: 0 }
  const how = { by: 'pos' as const, reason: 'no_phone_payment' as const }
  const ticket = await shop.payTicket(openid)
  await shop.call('staff', clerk, 'counter.topUp', { orderId: newId('ord', shop.now), ticket, ...amount, ...how })
}

/** The code on the table that furnish() has put up. */
async function posterOf(shop: TestShop): Promise<{ scene: string }> {
  const { path } = await shop.call('merchant', owner, 'handOuts.code', { handOutId: 'poster' })
  return { scene: path.replace(/.*scene=/, '') }
}

/** A member who has been away, and the hand-out that calls them back. */
async function awayMember(shop: TestShop): Promise<void> {
  await newcomer(shop)
  await shop.advance(31 * DAY)
  const segment = { to: '人群', awayDays: 30 }
  await shop.insertDocument('hand_outs', { _id: 'silent', name: '好久不见', coupon: 'coupon_stock', ...segment })
  await shop.call('merchant', owner, 'rules.publish', {})
}

export const handingFlows = [
  flow({
    name: 'a member is told of money taken at the counter',
    alone: true,
    targets: ['messages', 'message_consents', 'message_work', 'subscribeMessage.send'],
    prepare: toBeTold,
    steps: [waitAndTick(20 * SECOND), waitAndTick(3 * MINUTE), waitAndTick(3 * MINUTE)],
  }),
  flow({
    name: 'a coupon is claimed by a scanned code',
    prepare: async shop => ({ openid: await newcomer(shop), ...(await posterOf(shop)) }),
    steps: [(shop, { openid, scene }) => shop.ask('shopper', openid, 'handOut.claim', { scene })],
  }),
  flow({
    name: 'the clock gives a segment its coupons',
    alone: true,
    // Its steps in the pack are those of every claim.
    targets: ['coupon_stock', 'hand_out_work'],
    prepare: awayMember,
    steps: [waitAndTick(20 * SECOND), waitAndTick(3 * MINUTE)],
  }),
]
