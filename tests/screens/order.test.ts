import type { Browser } from 'playwright-core'
import { addDemoHistory } from '../../config/demo/history'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { look, VIEWS } from './harness/look'
import { SHORT_CODE, Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser
let shopper: Visitor

beforeAll(async () => {
  shop = await TestShop.open()
  await addDemoHistory(shop.url, shop.dataDir)
  browser = await startChromium()
  shopper = await Visitor.arrive(browser, shop.url)
  await shopper.becomes('老会员')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('an order finds its best price by itself, says why, and is paid in two taps', async () => {
  await shopper.taps('点单')
  await shopper.sees('可颂')
  await shopper.page.getByLabel('多一份拿铁').click()
  await shopper.sees('还差 ¥22 可用')
  await shopper.page.getByLabel('多一份拿铁').click()
  await shopper.page.getByLabel('多一份巴斯克蛋糕').click()
  await shopper.sees('余额支付 ¥82.00')
  expect(await look(shopper, 'order-1-priced', VIEWS)).toEqual([])
  await shopper.taps('积分抵扣')
  await shopper.sees('500 积分抵扣')
  await shopper.sees('余额支付 ¥77.00')
  expect(await look(shopper, 'order-1-points', VIEWS)).toEqual([])
  await shopper.taps('积分抵扣')
  await shopper.sees('余额支付 ¥82.00')
  await shopper.taps('余额支付 ¥82.00')
  await shopper.sees('已支付')
  expect(await look(shopper, 'order-2-paid', VIEWS)).toEqual([])
  await shopper.taps('返回卡包')
  await shopper.sees('最近明细')
})

test('at the till the best price stands line by line before anything is charged', async () => {
  const claimed = await shop.call('shopper', 'demo-member-regular', 'coupons.offer', {})
  expect(claimed.templates.length).toBeGreaterThan(0)
  await shopper.taps('优惠券')
  await shopper.tapsOnTicket('全场折扣券', '领取')
  await shopper.goTo('/')
  await shopper.taps('付款码')
  const code = await shopper.reads(SHORT_CODE)
  const clerk = await Visitor.arrive(browser, shop.url)
  await clerk.becomes('南山店员')
  await clerk.taps('收银台')
  await clerk.types('券码或付款码', code)
  await clerk.taps('识别')
  await clerk.types('收款金额', '60')
  await clerk.sees('商品原价')
  await clerk.sees('收款 ¥54.00')
  expect(await look(clerk, 'order-3-till-quote', VIEWS)).toEqual([])
  await clerk.taps('收款 ¥54.00')
  await clerk.sees('本单已优惠')
  expect(await look(clerk, 'order-4-till-charged', VIEWS)).toEqual([])
})

test('a till says what it sells, by category or off the list, and offers count these goods alone', async () => {
  await shopper.goTo('/')
  await shopper.taps('付款码')
  const clerk = await Visitor.arrive(browser, shop.url)
  await clerk.becomes('南山店员')
  await clerk.taps('收银台')
  await clerk.types('券码或付款码', await shopper.reads(SHORT_CODE))
  await clerk.taps('识别')
  await clerk.taps('分品类')
  await clerk.types('咖啡的金额', '40')
  await clerk.types('其他的金额', '20')
  await clerk.sees('收款 ¥60.00')
  expect(await look(clerk, 'order-5-till-categories', VIEWS)).toEqual([])
  await clerk.taps('点商品')
  await clerk.page.getByLabel('多一份拿铁').click()
  await clerk.page.getByLabel('多一份当日咖啡豆').click()
  await clerk.sees('收款 ¥116.00')
  expect(await look(clerk, 'order-6-till-products', VIEWS)).toEqual([])
  await clerk.taps('收款 ¥116.00')
  await clerk.sees('已收款')
})
