import type { Browser } from 'playwright-core'
import { DAY } from '../../src/domain/time'
import { owner, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, LIGHT, look, NARROW } from './harness/look'
import { Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser

beforeAll(async () => {
  shop = await TestShop.open()
  await shop.insertDocument('settings', { _id: 'risk', amountYuan: 500, smsTemplateId: '1001' })
  await shop.call('merchant', owner, 'rules.publish', {})
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const clerk = 'demo-clerk-nanshan'

test('an amount of one’s own says what it brings, a large one asks for the payment password, and then it is paid', async () => {
  const member = 'demo-member-new'
  await shop.balance(member)
  await shop.call('shopper', member, 'payPassword.set', { password: '271828' })
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('新会员')
  await visitor.taps('充值')
  await visitor.taps('其他金额')
  await visitor.page.locator('input').filter({ visible: true }).first().fill('888.8')
  await visitor.sees('送 120，到账 ¥1,008.80')
  const wrong = await look(visitor, 'own-amount', [LIGHT, DARK, NARROW])
  await visitor.taps('微信支付 ¥888.80')
  await visitor.sees('确认是你本人')
  await visitor.page.locator('input').filter({ visible: true }).last().fill('000000')
  await visitor.taps('确认充值 ¥888.80')
  await visitor.sees('支付密码不对')
  wrong.push(...(await look(visitor, 'own-amount-password', [LIGHT, NARROW])))
  await visitor.page.locator('input').filter({ visible: true }).last().fill('271828')
  await visitor.taps('确认充值 ¥888.80')
  await visitor.atCashier('立即支付')
  await visitor.sees('到账 ¥1,008.80')
  expect(wrong).toEqual([])
  await visitor.leave()
})

test('a number given through WeChat gets a code by text a day later, and the code confirms a large top-up', async () => {
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('老会员')
  await visitor.goTo('/#/wallet/pay-password/index')
  const wrong = await look(visitor, 'phone-none', [LIGHT, NARROW])
  await visitor.taps('授权手机号')
  await visitor.sees('起可以收验证码')
  wrong.push(...(await look(visitor, 'phone-given', [LIGHT, DARK, NARROW])))
  await shop.advance(DAY)
  await visitor.goTo('/#/pages/top-up/index')
  await visitor.taps('其他金额')
  await visitor.page.locator('input').filter({ visible: true }).first().fill('600')
  await visitor.taps('微信支付 ¥600.00')
  await visitor.taps('发送验证码')
  await visitor.sees('秒后可重新发送')
  wrong.push(...(await look(visitor, 'phone-code', [LIGHT, DARK, NARROW])))
  const { messages } = await shop.get<{ messages: { parameters: { template_param_list?: string[] } }[] }>(
    '/localcloud/outbox',
  )
  const code = messages[0]?.parameters.template_param_list?.[0] ?? ''
  await visitor.page.locator('input').filter({ visible: true }).last().fill(code)
  await visitor.taps(/^确认充值 ¥/)
  await visitor.atCashier('立即支付')
  await visitor.sees('现在的余额')
  expect(wrong).toEqual([])
  await visitor.leave()
})

test('in a browser one may pay by Alipay, turn round there, take UnionPay instead, and come back to the money', async () => {
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('老会员')
  await visitor.taps('充值')
  await visitor.taps('支付宝')
  const wrong = await look(visitor, 'pay-ways', [LIGHT, DARK, NARROW])
  await visitor.taps(/^支付宝支付 ¥/)
  await visitor.sees('支付宝余额')
  wrong.push(...(await look(visitor, 'alipay-cashier', [LIGHT])))
  await visitor.taps('取消')
  await visitor.sees('还没有付款')
  wrong.push(...(await look(visitor, 'alipay-left', [LIGHT, NARROW])))
  await visitor.taps('换个档位或支付方式')
  await visitor.taps('云闪付')
  await visitor.taps(/^云闪付支付 ¥/)
  await visitor.sees('云闪付银行卡')
  await visitor.taps('立即支付')
  await visitor.sees('现在的余额')
  wrong.push(...(await look(visitor, 'unionpay-paid', [LIGHT])))
  const orders = await shop.documents<{ channel: string; progress: { state: string } }>('orders', {
    channel: { $in: ['alipay', 'unionpay'] },
  })
  expect(orders.map(({ channel, progress }) => `${channel} ${progress.state}`).sort()).toEqual([
    'alipay closed',
    'unionpay settled',
  ])
  expect(wrong).toEqual([])
  await visitor.leave()
})

test('the till asks for the rest, the pay code page asks the member, and both see it paid', async () => {
  const member = 'demo-member-new'
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('新会员')
  await visitor.taps('付款码')
  await visitor.sees('请出示给店员扫码付款')
  const ticket = await shop.payTicket(member, clerk)
  const amountFen = yuan(1100)
  const { payableFen, restFen } = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen })
  const wish = { ticket, amountFen, expectedPayableFen: payableFen, expectedRestFen: restFen }
  const { orderId } = await shop.call('staff', clerk, 'rest.start', wish)
  await visitor.sees('南山店请你付款')
  const wrong = await look(visitor, 'rest-due', [LIGHT, DARK, NARROW])
  await visitor.taps('微信支付 ¥91.20')
  await visitor.atCashier('立即支付')
  await visitor.sees('已付款')
  wrong.push(...(await look(visitor, 'rest-paid', [LIGHT])))
  expect(await shop.call('staff', clerk, 'rest.watch', { orderId })).toMatchObject({ state: 'paid' })
  expect(await shop.balance(member)).toBe(0)
  expect(wrong).toEqual([])
  await visitor.leave()
})
