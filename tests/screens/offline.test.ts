import type { Browser } from 'playwright-core'
import { clerk as clerkId, newId, owner as ownerId, TestShop, yuan } from '../support/shop'
import { TestPhone } from '../support/test-phone'
import { startChromium } from './harness/chromium'
import { look, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser
let shopper: Visitor
let clerk: Visitor

// One story: each test goes on where the one before it ended.
beforeAll(async () => {
  shop = await TestShop.open()
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** What this browser keeps for the person who uses it. */
async function keeps(visitor: Visitor, shelf: string): Promise<void> {
  await visitor.page.waitForFunction(name => Object.keys(localStorage).some(key => key.startsWith(name)), `${shelf}.1.`)
}

/** Looks while there is no network: that nothing can be fetched, a sound among it, is what the story is about. */
async function lookOffline(visitor: Visitor, name: string): Promise<string[]> {
  const wrong = await look(visitor, name, VIEWS)
  return wrong.filter(each => !/ERR_INTERNET_DISCONNECTED|no supported source/.test(each))
}

test('a pay code is shown while the phone is offline, and says so', async () => {
  shopper = await Visitor.arrive(browser, shop.url)
  await shopper.taps('付款码')
  await shopper.sees('扫不出来，可以报这串数字')
  await keeps(shopper, 'device')
  const wrong = await look(shopper, 'offline-01-pay-code-online', VIEWS)
  await shopper.goesBack()
  // The page that is left has the same words in its title.
  await shopper.sees('还没有可用的券')
  await shopper.loses('扫不出来，可以报这串数字')
  await shopper.losesNetwork(true)
  await shopper.taps('付款码')
  await shopper.sees('离线可用')
  wrong.push(...(await lookOffline(shopper, 'offline-02-pay-code')))
  expect(wrong).toEqual([])
  await shopper.losesNetwork(false)
  await shopper.leave()
})

/** A member's phone with a coupon on it. */
async function member(): Promise<{ openid: string; code: () => string }> {
  const made = new TestPhone(shop, shop.newPerson())
  await made.register()
  const couponId = await made.claim('coupon_50_10')
  return { openid: made.openid, code: () => made.couponCode(couponId) }
}

async function redeemsOffline(code: string): Promise<void> {
  await clerk.shoots(code)
  await clerk.sees('断网核销，以下无法确认')
  await clerk.types('本单金额', '68')
  await clerk.sees('顾客还需付')
}

test('a till without a network redeems coupons, and says what it cannot check', async () => {
  const [first, second] = [await member(), await member()]
  clerk = await Visitor.arrive(browser, shop.url)
  await clerk.becomes('南山店员')
  await clerk.taps('收银台')
  await clerk.sees('识别')
  await keeps(clerk, 'offline-kit')
  await clerk.taps('离线记录')
  await clerk.sees('没有等待上传的核销')
  const wrong = await look(clerk, 'offline-03-queue-empty', VIEWS)
  await clerk.goesBack()
  await clerk.losesNetwork(true)
  await clerk.sees('可核销券，不能收款')
  wrong.push(...(await lookOffline(clerk, 'offline-04-till')))
  await redeemsOffline(first.code())
  wrong.push(...(await lookOffline(clerk, 'offline-05-found')))
  await clerk.taps('确认核销，减 ¥10')
  await clerk.sees('已核销，待上传')
  wrong.push(...(await lookOffline(clerk, 'offline-06-noted')))
  await redeemsOffline(second.code())
  await clerk.taps('确认核销，减 ¥10')
  await clerk.sees('2 笔等待联网上传')
  await clerk.taps('2 笔等待联网上传')
  await clerk.sees('等待上传')
  wrong.push(...(await lookOffline(clerk, 'offline-07-queue')))
  expect(wrong).toEqual([])

  // Meanwhile the second is used with a network, at the same store.
  const { ticket } = await shop.call('staff', clerkId, 'code.lookUp', { code: second.code() })
  const redeemId = newId('rdm', shop.now)
  await shop.call('staff', clerkId, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) })
})

test('the app is killed; started again with a network it tells what it did, once, and shows what became of it', async () => {
  await clerk.losesNetwork(false)
  await clerk.goTo('/')
  clerk.takeTroubles()
  await clerk.taps('收银台')
  await clerk.sees('识别')
  await clerk.taps('离线记录')
  await clerk.sees('已入账')
  await clerk.sees('有冲突，已交店长处理')
  expect(await look(clerk, 'offline-08-told', VIEWS)).toEqual([])
  expect(await shop.documents('offline_claims')).toHaveLength(2)
  await clerk.leave()
})

test('the owner sees both sides of the conflict, and decides it', async () => {
  const owner = await Visitor.arrive(browser, shop.url)
  await owner.becomes('店主')
  await owner.taps('离线核销冲突')
  await owner.sees('等待处理')
  const wrong = await look(owner, 'offline-09-conflicts', VIEWS)
  await owner.taps('满减券')
  await owner.sees('不能入账的原因')
  wrong.push(...(await look(owner, 'offline-10-decide', VIEWS)))
  await owner.taps('不认可')
  await owner.sees('没有要处理的冲突')
  wrong.push(...(await look(owner, 'offline-11-decided', VIEWS)))
  expect(wrong).toEqual([])
  const { conflicts } = await shop.call('merchant', ownerId, 'offline.conflicts', {})
  expect(conflicts).toMatchObject([{ decided: { policy: 'reject' } }])
  await owner.leave()
})
