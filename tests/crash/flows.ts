import { DAY, HOUR, SECOND } from '../../src/domain/time'
import { clerk, newId, owner, type TestShop, yuan } from '../support/shop'
import { type Flow, flow } from './flow'

const tier = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }

/** A member with 330 yuan on the card. */
async function member(shop: TestShop): Promise<string> {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  return openid
}

/** One who also has the coupon "满 50 减 10". */
async function memberWithCoupon(shop: TestShop): Promise<string> {
  const openid = await member(shop)
  await shop.call('shopper', openid, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  return openid
}

/** Three lattes, 84 yuan, of which the coupon takes 10 off. */
const lattes = {
  storeId: 'store_nanshan',
  lines: [{ productId: 'latte', quantity: 3 }],
  expectedPayableFen: yuan(74),
}

/** An order that was just paid, and nobody here knows it yet. */
async function paidOrder(shop: TestShop) {
  const openid = shop.newPerson()
  const order = await shop.startTopUp(openid, 'tier_300')
  await shop.atCashier(order, 'pay')
  return { openid, orderId: order.orderId }
}

/** WeChat's notice, as it sends it. */
function notice(shop: TestShop, outTradeNo: string): Promise<unknown> {
  return shop.post('/localcloud/invoke/wechatpay', { event: { outTradeNo }, source: 'wx_paycallback' })
}

/** Time passes for the clock, which does nothing else than look. */
const waitAndTick = (ms: number) => async (shop: TestShop) => {
  await shop.post('/localcloud/clock', { advanceMs: ms })
  await shop.tick()
}

/**
 * Every command and flow of the product. A new one takes a few lines here, and the matrix finds its calls by itself.
 */
export const flows: Flow[] = [
  flow({
    name: 'a member opens the pack for the first time',
    prepare: async shop => ({ openid: shop.newPerson() }),
    steps: [(shop, { openid }) => shop.ask('shopper', openid, 'pack.open', {})],
  }),
  flow({
    name: 'a top-up is started',
    freshInstances: true,
    prepare: async shop => ({ openid: shop.newPerson(), orderId: newId('ord', shop.now) }),
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.start', { orderId, ...tier })],
  }),
  flow({
    name: 'a notice credits a top-up',
    prepare: paidOrder,
    steps: [(shop, { orderId }) => notice(shop, orderId)],
  }),
  flow({
    name: 'a question credits a top-up whose notice was lost',
    prepare: paidOrder,
    steps: [(shop, { openid, orderId }) => shop.ask('shopper', openid, 'topUp.read', { orderId })],
  }),
  flow({
    name: 'the clock credits a top-up that nobody asks for',
    prepare: paidOrder,
    steps: [waitAndTick(HOUR)],
  }),
  flow({
    name: 'the clock closes a top-up that nobody pays',
    prepare: async shop => shop.startTopUp(shop.newPerson(), 'tier_300'),
    steps: [waitAndTick(HOUR)],
  }),
  flow({
    name: 'the balance is charged at the till',
    prepare: async shop => ({ ticket: await shop.payTicket(await member(shop)) }),
    steps: [(shop, { ticket }) => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(45.5) })],
  }),
  flow({
    name: 'the balance is charged at the best price, with a coupon',
    prepare: async shop => {
      const openid = await memberWithCoupon(shop)
      return { ticket: await shop.payTicket(openid) }
    },
    steps: [
      (shop, { ticket }) =>
        shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(60), expectedPayableFen: yuan(50) }),
    ],
  }),
  flow({
    name: 'an order is reserved and paid',
    prepare: async shop => ({ openid: await memberWithCoupon(shop), checkoutId: newId('cko', shop.now) }),
    steps: [
      (shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.reserve', { checkoutId, ...lattes }),
      (shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.confirm', { checkoutId }),
    ],
  }),
  flow({
    name: 'an order gives back what it reserved',
    prepare: async shop => {
      const [openid, checkoutId] = [await memberWithCoupon(shop), newId('cko', shop.now)]
      await shop.call('shopper', openid, 'checkout.reserve', { checkoutId, ...lattes })
      return { openid, checkoutId }
    },
    steps: [(shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.release', { checkoutId })],
  }),
  flow({
    name: 'a coupon is claimed',
    prepare: async shop => {
      const openid = shop.newPerson()
      await shop.balance(openid)
      return { openid, claimId: newId('clm', shop.now) }
    },
    steps: [
      (shop, { openid, claimId }) =>
        shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_50_10' }),
    ],
  }),
  flow({
    name: 'a coupon is redeemed at the till',
    prepare: async shop => {
      const openid = shop.newPerson()
      await shop.balance(openid)
      return { ticket: await shop.couponTicket(openid, 'coupon_50_10'), redeemId: newId('rdm', shop.now) }
    },
    steps: [
      (shop, { ticket, redeemId }) =>
        shop.ask('staff', clerk, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) }),
    ],
  }),
  flow({
    name: 'a coupon is given to a friend, who claims it',
    prepare: async shop => {
      const [giver, friend] = [shop.newPerson(), shop.newPerson()]
      await Promise.all([shop.balance(giver), shop.balance(friend)])
      const wish = { claimId: newId('clm', shop.now), templateId: 'coupon_90' }
      const { couponId } = await shop.call('shopper', giver, 'coupons.claim', wish)
      const gift = { giftId: newId('cgf', shop.now), couponId, greeting: 'coffee' as const }
      return { giver, friend, gift, link: { token: '' } }
    },
    steps: [
      async (shop, { giver, gift, link }) => {
        const reply = await shop.ask('shopper', giver, 'couponGift.create', gift)
        // A link follows from the gift's id alone: every run makes the same.
        if (reply.ok) link.token = reply.output.token ?? link.token
        return reply
      },
      (shop, { friend, link }) => shop.ask('shopper', friend, 'couponGift.claim', link),
    ],
  }),
  flow({
    name: 'a redemption is undone',
    prepare: async shop => {
      const openid = shop.newPerson()
      await shop.balance(openid)
      const ticket = await shop.couponTicket(openid, 'coupon_50_10')
      const wish = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) }
      await shop.call('staff', clerk, 'coupon.redeem', wish)
      const redemptions = await shop.documents('entries', { 'facts.kind': 'coupon_redeemed' })
      return { undoId: newId('und', shop.now), receiptId: redemptions.at(-1)?._id ?? '' }
    },
    steps: [(shop, wish) => shop.ask('staff', clerk, 'coupon.undo', wish)],
  }),
  flow({
    name: 'the clock writes down what has run out',
    targets: ['packs', 'entries'],
    prepare: async shop => {
      const openid = await member(shop)
      await shop.couponTicket(openid, 'coupon_50_10')
      await shop.advance(364 * DAY)
    },
    steps: [waitAndTick(2 * DAY)],
  }),
  flow({
    name: 'the clock inserts an entry that a function left in its pack',
    targets: ['packs', 'entries'],
    prepare: async shop => {
      await member(shop)
      const entries = await shop.documents('entries')
      for (const { _id } of entries) await shop.removeDocument('entries', _id)
    },
    steps: [waitAndTick(90 * SECOND)],
  }),
  flow({
    name: 'the merchant publishes an edit',
    prepare: shop => shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 33 }),
    steps: [shop => shop.ask('merchant', owner, 'rules.publish', {})],
  }),
  flow({
    name: 'the clock publishes an edit that was left alone',
    prepare: async shop => {
      await shop.editDocument('tiers', { _id: 'tier_300' }, { bonusYuan: 36, note: '' })
      await shop.tick()
    },
    steps: [waitAndTick(20 * SECOND)],
  }),
]
