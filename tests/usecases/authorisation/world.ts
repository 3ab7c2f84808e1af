import type { ShopperInputs } from '../../../src/contract/shopper'
import type { GiftId, PackId } from '../../../src/domain/ids'
import { newId, owner, TestShop, yuan } from '../../support/shop'
import { TestPhone } from '../../support/test-phone'

/** Everybody who may knock at a door. `mia` owns what the rows name; the others have no claim to it. */
export const people = {
  stranger: 'matrix-stranger',
  member: 'matrix-member',
  mia: 'matrix-mia',
  clerk: 'demo-clerk-nanshan',
  clerkElsewhere: 'demo-clerk-futian',
  manager: 'matrix-manager-nanshan',
  managerElsewhere: 'matrix-manager-futian',
  dismissed: 'matrix-dismissed',
  owner,
} as const
export type Person = keyof typeof people

export const staffRoles = ['clerk', 'clerkElsewhere', 'manager', 'managerElsewhere', 'owner'] as const
export type StaffRole = (typeof staffRoles)[number]

const staff = (_id: string, openid: string, role: string, store: string, on = true) => ({
  _id,
  name: _id,
  openid,
  role,
  store,
  on,
})

/** A shop in which one member owns one of everything. */
export async function openWorld() {
  const shop = await TestShop.open()
  await shop.importDocuments('staff', [
    staff('m_nanshan', people.manager, '店长', 'store_nanshan'),
    staff('m_futian', people.managerElsewhere, '店长', 'store_futian'),
    staff('c_gone', people.dismissed, '店员', 'store_nanshan', false),
  ])
  const { version, problems } = await shop.call('merchant', people.owner, 'rules.publish', {})
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  shop.seenVersion = version
  // Instances remember people for some seconds.
  await shop.killInstances()
  return { shop, own: await furnish(shop) }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A sale at the Nanshan till of which a guest is to pay the rest. */
async function restOf(shop: TestShop) {
  const guest = shop.newPerson()
  await shop.topUp(guest, 'tier_300')
  const ticket = await shop.payTicket(guest, people.clerk)
  const sale = { ticket, amountFen: yuan(400) }
  const { payableFen, restFen } = await shop.call('staff', people.clerk, 'charge.quote', sale)
  const wish = { ...sale, expectedPayableFen: payableFen, expectedRestFen: restFen }
  const { orderId } = await shop.call('staff', people.clerk, 'rest.start', wish)
  // What a guest asks about a sale in Nanshan is for Nanshan's manager.
  const guestTicketId = await askedBy(shop, guest, { kind: 'entry', seq: 2 })
  return { restOrderId: orderId, guestTicketId }
}

/** A question to the shop. */
async function askedBy(shop: TestShop, who: string, about: ShopperInputs['ticket.open']['about']) {
  const ticketId = newId('tkt', shop.now)
  const said = { wordsId: newId('twd', shop.now), text: '请帮我看看', topic: 'payment' as const }
  await shop.call('shopper', who, 'ticket.open', { ticketId, ...said, about })
  return ticketId
}

/** An order online of which another guest is to pay the rest. */
async function orderRestOf(shop: TestShop) {
  const guest = shop.newPerson()
  await shop.topUp(guest, 'tier_300')
  const order = { storeId: 'store_nanshan', lines: [{ productId: 'latte', quantity: 20 }] }
  const { payableFen, restFen } = await shop.call('shopper', guest, 'checkout.price', order)
  const checkoutId = newId('cko', shop.now)
  const wish = { checkoutId, ...order, expectedPayableFen: payableFen, expectedRestFen: restFen }
  await shop.call('shopper', guest, 'checkout.payRest', wish)
  return wish
}

/** A correction that waits for a second person. */
async function proposedBy(shop: TestShop, who: string, packId: PackId) {
  const adjustmentId = newId('adj', shop.now)
  const change = { principalFen: yuan(1), bonusFen: yuan(0), points: 0, reason: '补差' }
  await shop.call('merchant', who, 'adjustments.propose', { adjustmentId, member: { packId }, ...change })
  return adjustmentId
}

async function furnish(shop: TestShop) {
  const { mia, member } = people
  await shop.balance(member)
  const order = await shop.topUp(mia, 'tier_800')
  const second = await shop.topUp(mia, 'tier_300')
  const checkoutId = newId('cko', shop.now)
  const lattes = { storeId: 'store_nanshan', lines: [{ productId: 'latte', quantity: 1 }] }
  const { payableFen } = await shop.call('shopper', mia, 'checkout.price', lattes)
  await shop.call('shopper', mia, 'checkout.reserve', { checkoutId, ...lattes, expectedPayableFen: payableFen })
  const claims = ['coupon_50_10', 'coupon_90', 'coupon_90', 'coupon_americano']
  const coupons = await inTurn(claims, templateId =>
    shop.call('shopper', mia, 'coupons.claim', { claimId: newId('clm', shop.now), templateId }),
  )
  const [coupon, givable, toGive, exchange] = coupons
  if (!coupon || !givable || !toGive || !exchange) throw new Error('coupons are missing')
  const giftId: GiftId = newId('gft', shop.now)
  const gift = await shop.call('shopper', mia, 'gift.create', { giftId, amountFen: yuan(10), greeting: 'coffee' })
  const couponGiftId = newId('cgf', shop.now)
  const wish = { giftId: couponGiftId, couponId: toGive.couponId, greeting: 'coffee' as const }
  const couponGift = await shop.call('shopper', mia, 'couponGift.create', wish)
  const shared = await shop.call('shopper', mia, 'shared.create', { sharedId: newId('shr', shop.now), kind: 'family' })
  const noLimits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
  const { sharedPackId } = shared
  const invitation = { inviteId: newId('inv', shop.now), sharedPackId, limits: noLimits }
  const invite = await shop.call('shopper', mia, 'shared.invite', invitation)
  const sharedOrder = await shop.call('shopper', mia, 'shared.topUpStart', {
    sharedPackId,
    orderId: newId('ord', shop.now),
    tierId: 'tier_300',
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
  })
  const refundId = newId('rft', shop.now)
  const refundWish = { orderId: second.orderId, reason: 'consumer' as const }
  const { refundFen } = await shop.call('shopper', mia, 'refund.quote', refundWish)
  await shop.call('shopper', mia, 'refund.start', { ...refundWish, refundId, expectedFen: refundFen })
  const { orderId: guestOrderId } = await shop.topUp(shop.newPerson(), 'tier_300')
  const planWish = { membershipId: newId('ipl', shop.now), planId: 'plan_monthly_100' }
  const planJoin = { ...planWish, expectedPayFen: yuan(100), expectedTimes: 12 }
  await shop.call('shopper', mia, 'plans.join', planJoin)
  const { deviceId, publicKey } = new TestPhone(shop, mia)
  const { packId } = await shop.call('shopper', mia, 'device.register', { deviceId, publicKey })
  const phone = new TestPhone(shop, member)
  const device = { deviceId: phone.deviceId, publicKey: phone.publicKey }
  const { packId: memberPackId } = await shop.call('shopper', member, 'device.register', device)
  const paperBatchId = newId('pbt', shop.now)
  const paper = { batchId: paperBatchId, templateId: 'coupon_50_10', count: 3, note: '开业' }
  await shop.call('merchant', people.manager, 'paper.make', paper)
  return {
    paperBatchId,
    ...(await restOf(shop)),
    ticketId: await askedBy(shop, mia, null),
    orderRest: await orderRestOf(shop),
    order,
    second,
    guestOrderId,
    refundWish: { ...refundWish, refundId, expectedFen: refundFen },
    coupon,
    givable,
    exchange,
    giftId,
    giftToken: gift.token ?? 'none',
    couponGiftId,
    couponGiftToken: couponGift.token ?? 'none',
    sharedPackId,
    inviteToken: invite.token,
    sharedOrder,
    memberPackId,
    adjustmentId: await proposedBy(shop, people.managerElsewhere, memberPackId),
    noLimits,
    planJoin,
    checkoutId,
    lattes: { ...lattes, expectedPayableFen: payableFen },
    packId,
    device: { deviceId, publicKey },
  }
}

/** One after another: members of one pack would only meet each other. */
async function inTurn<T, R>(list: readonly T[], of: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const each of list) done.push(await of(each))
  return done
}
