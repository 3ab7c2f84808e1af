import type { Browser } from 'playwright-core'
import { addDemoHistory } from '../../config/demo/history'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, LIGHT, look, NARROW, type View } from './harness/look'
import { Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser
let member: Visitor

beforeAll(async () => {
  shop = await TestShop.open()
  await addDemoHistory(shop.url, shop.dataDir)
  browser = await startChromium()
  member = await Visitor.arrive(browser, shop.url)
  await member.becomes('老会员')
  await member.sees('有效至')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** Every screen of a member, by what is tapped to come there and what is there at the end. */
const screens = [
  { name: 'card-pack', taps: [], sees: '最近明细' },
  { name: 'about-card', taps: ['余额'], sees: '关于这张卡' },
  { name: 'top-up', taps: ['充值'], sees: '微信支付 ¥' },
  { name: 'pay-code', taps: ['付款码'], sees: /^\d{3}\s\d{3}\s\d{3}$/ },
  { name: 'claim-centre', taps: ['优惠券'], sees: '全场折扣券' },
  { name: 'wallet', taps: ['优惠券', '可用'], sees: '去使用' },
  {
    name: 'coupon',
    taps: ['优惠券', '可用', '去使用'],
    sees: /^\d{3}\s\d{3}\s\d{3}$/,
  },
  { name: 'statement', taps: ['明细'], sees: '没有更早的明细了' },
] as const

async function visitAll(suffix: string, views: View[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, taps, sees } of screens) {
    await member.goTo('/')
    await member.sees('最近明细')
    for (const words of taps) await member.taps(words)
    await member.sees(sees)
    wrong.push(...(await look(member, name + suffix, views)))
  }
  return wrong
}

test('every screen of a member reads well, in light and dark and on a narrow phone', async () => {
  expect(await visitAll('', [LIGHT, DARK, NARROW])).toEqual([])
})

test('every screen of a member reads well in large type, in light and dark and on a narrow phone', async () => {
  await member.goTo('/')
  await member.taps('余额')
  await member.taps('大字模式')
  await member.sees('已开启')
  expect(await visitAll('.care', [NARROW, DARK])).toEqual([])
})
