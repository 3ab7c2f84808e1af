import type { Browser } from 'playwright-core'
import { MINUTE } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, LIGHT, look, NARROW } from './harness/look'
import { Visitor } from './harness/visitor'

const VIEWS = [LIGHT, DARK, NARROW]

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

test('the owner sees what coupons brought: handed out, used, by kind and by store', async () => {
  for (let guest = 0; guest < 3; guest++) {
    const person = shop.newPerson()
    await shop.balance(person)
    const ticket = await shop.couponTicket(person, guest === 0 ? 'coupon_90' : 'coupon_50_10')
    const redeem = { redeemId: newId('rdm', shop.now), orderFen: yuan(68) }
    if (guest < 2) await shop.call('staff', clerk, 'coupon.redeem', { ...redeem, ticket })
  }
  await shop.advance(6 * MINUTE)
  await shop.tick()
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('店主')
  await visitor.taps('优惠券报表')
  await visitor.sees('南山店')
  expect(await look(visitor, 'coupon-report', VIEWS)).toEqual([])
  await visitor.taps('近 12 月')
  await visitor.sees('11月')
  expect(await look(visitor, 'coupon-report-months', [LIGHT])).toEqual([])
  await visitor.leave()
})
