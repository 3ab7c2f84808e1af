import type { Browser } from 'playwright-core'
import { MINUTE } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, LIGHT, look, NARROW, VIEWS } from './harness/look'
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

async function atTheTill(): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('南山店员')
  await visitor.taps('收银台')
  await visitor.sees('识别')
  return visitor
}

/** A code of a coupon in a member's hand. */
async function shownCoupon(person: string, templateId: string): Promise<string> {
  await shop.balance(person)
  const claimId = newId('clm', shop.now)
  const { couponId } = await shop.call('shopper', person, 'coupons.claim', { claimId, templateId })
  return (await shop.call('shopper', person, 'coupons.show', { couponId })).code
}

test('a gun’s code, one tap, done; and the next code begins the next customer without any tap', async () => {
  const visitor = await atTheTill()
  await visitor.shoots(await shownCoupon(shop.newPerson(), 'coupon_americano'))
  await visitor.taps('确认核销')
  await visitor.sees('已核销')
  await visitor.shoots(await shownCoupon(shop.newPerson(), 'coupon_americano'))
  await visitor.taps('确认核销')
  await visitor.sees('已核销')
  await visitor.leave()
})

test('a slip is undone from today’s list, a shift is opened and handed over, and every screen looks right', async () => {
  const member = shop.newPerson()
  await shop.topUp(member, 'tier_300')
  const visitor = await atTheTill()
  await visitor.taps('今日记录')
  await visitor.taps('开班')
  await visitor.sees('交班')
  const ticket = await shop.couponTicket(member, 'coupon_50_10', 'demo-clerk-nanshan')
  const redeemId = newId('rdm', shop.now)
  await shop.call('staff', 'demo-clerk-nanshan', 'coupon.redeem', { redeemId, ticket, orderFen: yuan(68) })
  const pay = await shop.payTicket(member, 'demo-clerk-nanshan')
  await shop.call('staff', 'demo-clerk-nanshan', 'balance.charge', { ticket: pay, amountFen: yuan(1234) / 10 })

  await visitor.goTo('/')
  await visitor.taps('收银台')
  await visitor.sees('识别')
  await visitor.taps('今日记录')
  await visitor.sees('核销 满减券')
  const wrong = await look(visitor, 'till-day', VIEWS)
  await visitor.page.getByText('撤销', { exact: true }).filter({ visible: true }).first().click()
  await visitor.sees('撤销这笔核销')
  wrong.push(...(await look(visitor, 'till-undo', VIEWS)))
  await visitor.taps('确认撤销')
  await visitor.sees('已撤销')
  await visitor.taps('交班')
  await visitor.sees('确认交班')
  wrong.push(...(await look(visitor, 'till-hand-over', [LIGHT, NARROW])))
  await visitor.page.getByText('确认交班', { exact: true }).filter({ visible: true }).last().click()
  await visitor.sees('交班单')
  wrong.push(...(await look(visitor, 'till-handed-over', VIEWS)))
  expect(wrong).toEqual([])
  expect((await shop.call('shopper', member, 'coupons.wallet', {})).usable).toHaveLength(1)
  await visitor.leave()
})

test('cash at the counter is credited and told across the counter, a manager takes it back, and every screen looks right', async () => {
  const member = shop.newPerson()
  await shop.balance(member)
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('店主')
  await visitor.taps('收银台')
  await visitor.sees('识别')
  await shop.call('staff', owner, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(100) })
  await visitor.shoots((await shop.call('shopper', member, 'payCode.show', {})).code)
  await visitor.taps('柜台代充')
  await visitor.taps('300 送 30')
  await visitor.sees('入账 ¥330.00，其中赠送 ¥30')
  const wrong = await look(visitor, 'counter', VIEWS)
  await visitor.taps('已收现金 ¥300.00，入账')
  await visitor.sees('已入账')
  wrong.push(...(await look(visitor, 'counter-done', [LIGHT])))
  expect(await shop.balance(member)).toBe(yuan(330))

  await visitor.goTo('/')
  await visitor.taps('收银台')
  await visitor.taps('今日记录')
  await visitor.sees('代充收款（现金）')
  await visitor.page.getByText('作废', { exact: true }).filter({ visible: true }).first().click()
  await visitor.sees('作废这笔代充')
  wrong.push(...(await look(visitor, 'counter-void', [LIGHT, NARROW])))
  await visitor.taps('确认作废')
  await visitor.sees('已作废')
  expect(await shop.balance(member)).toBe(0)
  await visitor.taps('交班')
  await visitor.sees('实点现金')
  wrong.push(...(await look(visitor, 'counter-hand-over', [LIGHT, DARK])))
  expect(wrong).toEqual([])
  await visitor.leave()
})

test('a manager gives a charge back from today’s list, a part of it, and the card has it', async () => {
  const member = shop.newPerson()
  await shop.topUp(member, 'tier_300')
  const ticket = await shop.payTicket(member, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen: yuan(88) })
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('店主')
  await visitor.taps('收银台')
  await visitor.taps('今日记录')
  await visitor.sees('储值收款')
  await visitor.page.getByText('退款', { exact: true }).filter({ visible: true }).first().click()
  await visitor.sees('退这笔收款')
  const wrong = await look(visitor, 'till-refund', VIEWS)
  await visitor.page.locator('input').filter({ visible: true }).last().fill('30')
  await visitor.taps('确认退款')
  await visitor.sees('已退回会员卡')
  await visitor.sees('储值退款')
  expect(await shop.balance(member)).toBe(yuan(330 - 88 + 30))
  expect(wrong).toEqual([])
  await visitor.leave()
})

test('several cards pay one bill at the till: what is missing, who pays how much, and every part stands in today’s list', async () => {
  const [first, second, third] = [shop.newPerson(), shop.newPerson(), shop.newPerson()]
  for (const person of [first, second, third]) await shop.topUp(person, 'tier_300')
  await shop.call('shopper', first, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_50_10' })
  const codeOf = async (person: string) => (await shop.call('shopper', person, 'payCode.show', {})).code
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('店主')
  await visitor.taps('收银台')
  await visitor.sees('识别')
  await visitor.shoots(await codeOf(first))
  await visitor.types('收款金额', '500')
  await visitor.sees('再扫一张卡一起付')
  const wrong = await look(visitor, 'till-short', VIEWS)
  await visitor.taps('再扫一张卡一起付')
  await visitor.sees('应付 ¥490.00，已优惠 ¥10.00')
  wrong.push(...(await look(visitor, 'till-together', VIEWS)))
  await visitor.shoots(await codeOf(first))
  await visitor.sees('已在这一单里')
  wrong.push(...(await look(visitor, 'till-together-twice', [LIGHT])))
  await visitor.shoots(await codeOf(second))
  await visitor.sees('一起收款 ¥490.00')
  wrong.push(...(await look(visitor, 'till-together-covered', VIEWS)))
  await visitor.page.evaluate(() => {
    for (const screen of document.querySelectorAll('.screen')) screen.classList.add('care')
  })
  wrong.push(...(await look(visitor, 'till-together-covered.care', [NARROW, DARK])))

  // One of them pays elsewhere meanwhile: nothing is taken from anybody, and a third card helps.
  const elsewhere = await shop.payTicket(second)
  await shop.call('staff', clerk, 'balance.charge', { ticket: elsewhere, amountFen: yuan(200) })
  await visitor.taps('一起收款 ¥490.00')
  await visitor.sees('没有从任何一张卡扣款')
  wrong.push(...(await look(visitor, 'till-together-refused', [LIGHT])))
  // So long over it, their codes have run out: everybody shows a new one, as quickly as a gun reads them.
  await shop.advance(11 * MINUTE)
  await visitor.taps('回到这一单')
  await visitor.sees('已从这一单移除')
  wrong.push(...(await look(visitor, 'till-together-expired', [LIGHT])))
  for (const code of await Promise.all([first, second, third].map(codeOf))) await visitor.shoots(code)
  await visitor.sees('一起收款 ¥490.00')
  // Nobody learns whether it went through: it is asked again, under the same name.
  await visitor.losesNetwork(true)
  await visitor.taps('一起收款 ¥490.00')
  await visitor.sees('还不确定是否成功')
  await visitor.losesNetwork(false)
  visitor.takeTroubles()
  await visitor.taps('重试')
  await visitor.sees('3 张卡一起付')
  wrong.push(...(await look(visitor, 'till-together-done', VIEWS)))
  const left = await Promise.all([first, second, third].map(person => shop.balance(person)))
  expect(left).toEqual([0, 0, yuan(300)])

  await visitor.goTo('/')
  await visitor.taps('收银台')
  await visitor.taps('今日记录')
  await visitor.sees('3 张卡合付共 ¥490.00')
  wrong.push(...(await look(visitor, 'till-day-together', VIEWS)))
  expect(wrong).toEqual([])
  await visitor.leave()
})
