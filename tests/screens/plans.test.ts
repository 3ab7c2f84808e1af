import type { Browser } from 'playwright-core'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { look, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser
let member: Visitor

// One story: each test goes on where the one before it ended.
beforeAll(async () => {
  shop = await TestShop.open()
  browser = await startChromium()
  member = await Visitor.arrive(browser, shop.url)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('a plan is found where one tops up, and tells all its terms before it is joined', async () => {
  await member.goTo('/#/wallet/plans/index')
  await member.sees('月月充')
  await member.sees('每月充 100 元，共 12 期，首期在加入当天')
  expect(await look(member, 'plans-01-offer', VIEWS)).toEqual([])
})

test('joined with one tap, the next instalment is one tap from paying', async () => {
  await member.taps('加入计划')
  await member.sees('已充 0 期，共 12 期')
  expect(await look(member, 'plans-02-joined', VIEWS)).toEqual([])
  await member.taps('付第 1 期 ¥100.00')
  await member.sees('还没有付款')
})
