import type { Browser } from 'playwright-core'
import { MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'
import { TestPhone } from '../support/test-phone'
import { TestTill } from '../support/test-till'
import { startChromium } from './harness/chromium'
import { LIGHT, look, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser

beforeAll(async () => {
  shop = await TestShop.open()
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** Two tills without a network take one coupon, and the shop bears the second use. */
async function usedTwiceAndHonoured(): Promise<void> {
  const phone = new TestPhone(shop, shop.newPerson())
  await phone.register()
  const couponId = await phone.claim('coupon_50_10')
  const code = phone.couponCode(couponId)
  for (const openid of [clerk, clerkElsewhere]) {
    const till = await TestTill.online(shop, openid)
    till.take(code, couponId, yuan(68))
    await till.sync()
  }
  const [conflict] = (await shop.call('merchant', owner, 'offline.conflicts', {})).conflicts
  if (!conflict) throw new Error('no conflict')
  await shop.call('merchant', owner, 'offline.decide', { redeemId: conflict.redeemId, policy: 'honour' })
}

test('the owner sees what coupons brought: handed out, used, borne twice, by kind and by store', async () => {
  for (let guest = 0; guest < 3; guest++) {
    const person = shop.newPerson()
    await shop.balance(person)
    const ticket = await shop.couponTicket(person, guest === 0 ? 'coupon_90' : 'coupon_50_10')
    const redeem = { redeemId: newId('rdm', shop.now), orderFen: yuan(68) }
    if (guest < 2) await shop.call('staff', clerk, 'coupon.redeem', { ...redeem, ticket })
  }
  await usedTwiceAndHonoured()
  await shop.advance(6 * MINUTE)
  await shop.tick()
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('店主')
  await visitor.taps('优惠券报表')
  await visitor.sees('南山店')
  await visitor.sees('承担重复使用')
  await visitor.sees('领券中心')
  await visitor.sees('断网核销')
  expect(await look(visitor, 'coupon-report', VIEWS)).toEqual([])
  await visitor.taps('近 12 月')
  await visitor.sees('11月')
  expect(await look(visitor, 'coupon-report-months', [LIGHT])).toEqual([])
  await visitor.leave()
})

test('a coupon is given to somebody without a card, who claims it by its link while the giver looks on', async () => {
  const [giver, newcomer] = ['demo-member-regular', 'demo-member-new']
  await shop.balance(giver)
  const wish = { claimId: newId('clm', shop.now), templateId: 'coupon_90' }
  const { couponId } = await shop.call('shopper', giver, 'coupons.claim', wish)
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('老会员')
  await visitor.goTo(`/#/wallet/coupon/index?couponId=${couponId}`)
  await visitor.taps('送给朋友')
  await visitor.taps('谢谢你')
  expect(await look(visitor, 'coupon-gift-01-give', VIEWS)).toEqual([])
  await visitor.taps('送出这张券')
  await visitor.sees('等待朋友领取')
  expect(await look(visitor, 'coupon-gift-02-given', VIEWS)).toEqual([])

  const { given } = await shop.call('shopper', giver, 'couponGift.list', {})
  const friend = await Visitor.arrive(browser, shop.url)
  await friend.becomes('新会员')
  await friend.goTo(`/#/member/coupon-gift/index?token=${given[0]?.token}`)
  await friend.sees('谢谢你')
  expect(await look(friend, 'coupon-gift-03-claim', VIEWS)).toEqual([])
  await friend.taps('领取这张券')
  await friend.sees('已放进你的卡包，到店出示券码就能用')
  expect(await look(friend, 'coupon-gift-04-claimed', VIEWS)).toEqual([])
  const wallet = await shop.call('shopper', newcomer, 'coupons.wallet', {})
  expect(wallet.usable.map(coupon => coupon.couponId)).toEqual([couponId])
  await friend.leave()
  await visitor.sees(/^会员 · .{4} 已领取$/)
  await visitor.goTo('/#/wallet/coupons/index?segment=given')
  await visitor.sees(/送给了朋友$/)
  expect(await look(visitor, 'coupon-gift-05-wallet', VIEWS)).toEqual([])
  await visitor.leave()
})

test('the owner puts a code up; whoever scans it has the coupon, once', async () => {
  const segment = { to: '人群', awayDays: 30, balanceBelowYuan: 50 }
  const posters = [
    { _id: 'table', name: '开业有礼', coupon: 'coupon_90', to: '扫码', endsOn: '2027-12-31' },
    { _id: 'away', name: '好久不见', coupon: 'coupon_50_10', ...segment },
    { _id: 'birthday', name: '生日快乐', coupon: 'coupon_americano', to: '生日月' },
  ]
  await shop.importDocuments('hand_outs', posters)
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  await shop.advance(MINUTE)
  await shop.tick()
  const merchant = await Visitor.arrive(browser, shop.url)
  await merchant.becomes('店主')
  await merchant.taps('发券活动')
  await merchant.sees('好久不见')
  expect(await look(merchant, 'hand-outs', VIEWS)).toEqual([])
  await merchant.taps('开业有礼')
  await merchant.page.getByLabel('领券码').last().waitFor()
  expect(await look(merchant, 'hand-outs-code', VIEWS)).toEqual([])
  await merchant.leave()

  const { path } = await shop.call('merchant', owner, 'handOuts.code', { handOutId: 'table' })
  const guest = await Visitor.arrive(browser, shop.url)
  await guest.becomes('新会员')
  await guest.goTo(`/#${path}`)
  await guest.sees('送你一张券')
  expect(await look(guest, 'scan-coupon-01', VIEWS)).toEqual([])
  await guest.taps('放入卡包')
  await guest.sees('已在你的卡包里')
  expect(await look(guest, 'scan-coupon-02', VIEWS)).toEqual([])
  await guest.goTo('/')
  await guest.goTo('/#/wallet/coupons/index?segment=soon')
  await guest.sees('三天内没有要到期的券')
  expect(await look(guest, 'wallet-soon', VIEWS)).toEqual([])
  await guest.leave()
})
