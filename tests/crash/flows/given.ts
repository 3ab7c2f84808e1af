import { shardsOf } from '../../../src/domain/stock/shards'
import { clerk, newId, owner, type TestShop, yuan } from '../../support/shop'

/** A second person beside the owner, who may propose corrections. */
export const manager = 'demo-manager'

/** What the flows need beyond the demo's documents. Done once, before the first flow. */
export async function furnish(shop: TestShop): Promise<void> {
  const store = 'store_nanshan'
  await shop.insertDocument('staff', { _id: 'staff_manager', name: '店长', openid: manager, role: '店长', store })
  const gift = { title: '限量券', kind: '兑换', item: '美式咖啡一杯', validDays: 7, perMember: 2, stock: 5000 }
  await shop.insertDocument('coupon_templates', { _id: 'coupon_stock', ...gift })
  const few = { payYuan: 20, bonusYuan: 2, confirmBonusYuan: 2, total: 2000 }
  await shop.insertDocument('tiers', { _id: 'tier_few', ...few, coupons: [{ coupon: 'coupon_member_gift' }] })
  const risk = { amountYuan: 4000, amountAction: '短信验证码', smsTemplateId: '1001' }
  await shop.insertDocument('settings', { _id: 'risk', ...risk })
  await shop.insertDocument('coupon_templates', { ...gift, _id: 'coupon_poster' })
  await shop.insertDocument('hand_outs', { _id: 'poster', name: '桌上的海报', coupon: 'coupon_poster', to: '扫码' })
  // Laid out already: the first claim that comes to one makes other calls than the next.
  for (const { shardId, share } of shardsOf({ key: 'coupon_poster', amount: gift.stock }))
    await shop.insertDocument('coupon_stock', { _id: shardId, share, left: share, pending: {}, dueAt: null })
  await shop.call('merchant', owner, 'rules.publish', {})
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(100) })
}

/** Somebody with an empty pack. */
export async function newcomer(shop: TestShop): Promise<string> {
  const openid = shop.newPerson()
  await shop.balance(openid)
  return openid
}

/** A member with 330 yuan on the card. */
export async function member(shop: TestShop): Promise<string> {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  return openid
}

/** One who also has the coupon "满 50 减 10". */
export async function memberWithCoupon(shop: TestShop): Promise<string> {
  const openid = await member(shop)
  await shop.call('shopper', openid, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  return openid
}

/** One with 320 yuan, the coupon and six hundred points. */
export async function memberWithPoints(shop: TestShop): Promise<string> {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_800')
  const ticket = await shop.payTicket(openid, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen: yuan(600) })
  await shop.call('shopper', openid, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  return openid
}

/** One who has bought something, by balance, from the owner's own till; with the receipt of it. */
export async function buyer(shop: TestShop, amountFen = yuan(100)) {
  const openid = await member(shop)
  const ticket = await shop.payTicket(openid, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen })
  return { openid, receiptId: await newestReceipt(shop, openid) }
}

/** The receipt of whatever a member's pack went through last. */
export async function newestReceipt(shop: TestShop, openid: string): Promise<string> {
  const { head } = await shop.call('shopper', openid, 'pack.open', {})
  const [entry] = await shop.documents('entries', { hash: head.hash })
  if (!entry) throw new Error('no entry')
  return entry._id
}

/** What the clerk's till holds of a new member: 100 yuan for an hour. */
export async function heldAtTill(shop: TestShop) {
  const ticket = await shop.payTicket(await member(shop))
  const { receiptId } = await shop.call('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(100), minutes: 60 })
  return { receiptId }
}

/** Which pack is a person's who has an entry in it. */
export async function packIdOf(shop: TestShop, openid: string): Promise<string> {
  return (await newestReceipt(shop, openid)).split(':')[0] ?? ''
}

/** Time passes, nobody looks. */
export const wait = (ms: number) => (shop: TestShop) => shop.post('/localcloud/clock', { advanceMs: ms })

/** Time passes for the clock, which does nothing else than look. */
export const waitAndTick = (ms: number) => async (shop: TestShop) => {
  await shop.post('/localcloud/clock', { advanceMs: ms })
  await shop.tick()
}
