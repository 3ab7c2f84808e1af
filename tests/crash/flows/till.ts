import { HOUR, MINUTE } from '../../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, type TestShop, yuan } from '../../support/shop'
import { TestPhone } from '../../support/test-phone'
import { flow } from '../flow'
import {
  buyer,
  heldAtTill,
  member,
  memberWithCoupon,
  memberWithPoints,
  newcomer,
  newestReceipt,
  waitAndTick,
} from './given'

/** Three lattes, 84 yuan, of which the coupon takes 10 off. */
const lattes = {
  storeId: 'store_nanshan',
  lines: [{ productId: 'latte', quantity: 3 }],
  expectedPayableFen: yuan(74),
}

/** The same with the points of a member who has some. */
const lattesWithPoints = { ...lattes, points: { points: 600, pointsFen: yuan(6) } }

/** Twenty yuan that a newcomer is about to pay by terminal. */
async function atCounter(shop: TestShop) {
  const ticket = await shop.payTicket(await newcomer(shop))
  const amount = { tierId: null, expectedPayFen: yuan(20), expectedBonusFen: 0 }
  return { orderId: newId('ord', shop.now), ticket, ...amount, by: 'pos' as const, reason: 'no_phone_payment' as const }
}

export const tillFlows = [
  flow({
    name: 'the balance is charged at the till',
    prepare: async shop => ({ ticket: await shop.payTicket(await member(shop)) }),
    steps: [(shop, { ticket }) => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(45.5) })],
  }),
  flow({
    name: 'the balance is charged at the best price, with a coupon',
    prepare: async shop => ({ ticket: await shop.payTicket(await memberWithCoupon(shop)) }),
    steps: [
      (shop, { ticket }) =>
        shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(60), expectedPayableFen: yuan(50) }),
    ],
  }),
  flow({
    name: 'a charge is given back in part',
    prepare: async shop => ({ ...(await buyer(shop)), refundId: newId('rfd', shop.now) }),
    steps: [
      (shop, { receiptId, refundId }) => {
        const wish = { refundId, receiptId, amountFen: yuan(60), reason: 'returned' as const }
        return shop.ask('staff', owner, 'charge.refund', wish)
      },
    ],
  }),
  flow({
    name: 'the balance is held, and a part of it captured',
    prepare: async shop => ({ ticket: await shop.payTicket(await member(shop)) }),
    steps: [
      async (shop, { ticket }) => {
        const held = await shop.ask('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(100), minutes: 60 })
        if (!held.ok) return held
        const { receiptId } = held.output
        return shop.ask('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(70) })
      },
    ],
  }),
  flow({
    name: 'a hold is released',
    prepare: heldAtTill,
    steps: [(shop, { receiptId }) => shop.ask('staff', clerk, 'hold.release', { receiptId })],
  }),
  flow({
    name: 'the clock gives back what a till has held too long',
    alone: true,
    targets: ['packs', 'entries'],
    prepare: heldAtTill,
    steps: [waitAndTick(HOUR + MINUTE)],
  }),
  flow({
    name: 'two packs pay together, at the price that the first one’s coupon makes',
    prepare: async shop => {
      const people = [await memberWithCoupon(shop), await member(shop)]
      const tickets = [await shop.payTicket(people[0] ?? ''), await shop.payTicket(people[1] ?? '')]
      return { paymentId: newId('pay', shop.now), tickets, amountFen: yuan(500), expectedPayableFen: yuan(490) }
    },
    steps: [(shop, wish) => shop.ask('staff', clerk, 'balance.chargeTogether', wish)],
  }),
  flow({
    name: 'an order is reserved and paid',
    prepare: async shop => ({ openid: await memberWithPoints(shop), checkoutId: newId('cko', shop.now) }),
    steps: [
      (shop, { openid, checkoutId }) =>
        shop.ask('shopper', openid, 'checkout.reserve', { checkoutId, ...lattesWithPoints }),
      (shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.confirm', { checkoutId }),
    ],
  }),
  flow({
    name: 'an order gives back what it reserved',
    prepare: async shop => {
      const [openid, checkoutId] = [await memberWithPoints(shop), newId('cko', shop.now)]
      await shop.call('shopper', openid, 'checkout.reserve', { checkoutId, ...lattesWithPoints })
      return { openid, checkoutId }
    },
    steps: [(shop, { openid, checkoutId }) => shop.ask('shopper', openid, 'checkout.release', { checkoutId })],
  }),
  flow({
    name: 'a coupon is redeemed at the till',
    prepare: async shop => ({
      ticket: await shop.couponTicket(await newcomer(shop), 'coupon_50_10'),
      redeemId: newId('rdm', shop.now),
    }),
    steps: [
      (shop, { ticket, redeemId }) =>
        shop.ask('staff', clerk, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) }),
    ],
  }),
  flow({
    name: 'a redemption is undone',
    prepare: async shop => {
      const openid = await newcomer(shop)
      const ticket = await shop.couponTicket(openid, 'coupon_50_10')
      const wish = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) }
      await shop.call('staff', clerk, 'coupon.redeem', wish)
      return { undoId: newId('und', shop.now), receiptId: await newestReceipt(shop, openid) }
    },
    steps: [(shop, wish) => shop.ask('staff', clerk, 'coupon.undo', wish)],
  }),
  flow({
    name: 'a till tells what it redeemed without a network',
    prepare: async shop => {
      const phone = new TestPhone(shop, shop.newPerson())
      await phone.register()
      const couponId = await phone.claim('coupon_50_10')
      const redeemedAt = shop.now
      return { redeemId: newId('rdm', redeemedAt), code: phone.couponCode(couponId), orderFen: yuan(60), redeemedAt }
    },
    steps: [(shop, redemption) => shop.ask('staff', clerk, 'offline.sync', { redemptions: [redemption] })],
  }),
  flow({
    name: 'a shift is opened and closed',
    alone: true,
    prepare: async shop => ({ shiftId: newId('shf', shop.now) }),
    steps: [
      (shop, { shiftId }) => shop.ask('staff', clerkElsewhere, 'shift.open', { shiftId, floatFen: yuan(100) }),
      (shop, { shiftId }) => shop.ask('staff', clerkElsewhere, 'shift.close', { shiftId, countedFen: yuan(100) }),
    ],
  }),
  flow({
    name: 'a member tops up at the counter',
    prepare: atCounter,
    steps: [(shop, wish) => shop.ask('staff', clerk, 'counter.topUp', wish)],
  }),
  flow({
    name: 'a top-up of a limited tier at the counter is taken back with its coupon',
    prepare: async shop => {
      const few = { tierId: 'tier_few', expectedPayFen: yuan(20), expectedBonusFen: yuan(2), expectedCoupons: 1 }
      const wish = { ...(await atCounter(shop)), ...few }
      await shop.call('staff', clerk, 'counter.topUp', wish)
      return { voidId: newId('cvd', shop.now), orderId: wish.orderId, reason: 'wrong_amount' as const }
    },
    steps: [(shop, wish) => shop.ask('staff', owner, 'counter.void', wish)],
  }),
]
