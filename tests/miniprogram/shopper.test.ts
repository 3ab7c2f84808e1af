/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import { clerk, newId, TestShop } from '../support/shop'
import { type Person, Phone } from './harness/phone'

/** Nine digits in groups, for reading aloud. */
const SHORT_CODE = /\d{3}\s\d{3}\s\d{3}/

let shop: TestShop
let shopper: Person
let phone: Phone

beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

beforeEach(() => {
  shopper = { openid: shop.newPerson(), storage: new Map() }
  phone = new Phone(shop, shopper)
})
afterEach(() => phone.close())

/** How many orders WeChat Pay has of this person. */
async function ordersOf({ openid }: Person): Promise<number> {
  const { orders } = await shop.get<{ orders: { openid: string }[] }>('/localcloud/pay/orders')
  return orders.filter(order => order.openid === openid).length
}

test('a new member opens the card pack: a card without money, and what to do about it', async () => {
  await phone.sees('余额¥0.00')
  await phone.sees('小满咖啡')
  await phone.sees('还没有可用的券')
  expect(phone.text).not.toContain('收银台')
})

test('topping up 800 takes two taps, tells the credited 920, and the card pack has it', async () => {
  await phone.taps('充值')
  await phone.taps('¥800')
  await phone.taps('微信支付 ¥800.00')
  await phone.sees('到账 ¥920.00')
  await phone.sees('现在的余额¥920.00')
  await phone.taps('完成')
  await phone.sees('余额¥920.00')
  await phone.sees('本金¥800.00赠送¥120.00')
  expect(await shop.balance(shopper.openid)).toBe(92_000)
})

test('the choice of a tier says what more money would bring', async () => {
  await phone.taps('充值')
  await phone.sees('再充 500，多得 90')
  await phone.sees('再充 700，多得 180')
})

test('a payment that the shopper cancels takes nothing, says so, and the same order can still be paid', async () => {
  phone.hands.atCashier = 'cancel'
  await phone.taps('充值')
  await phone.taps('¥300')
  await phone.taps('微信支付 ¥300.00')
  await phone.sees('支付已取消')
  await phone.sees('没有扣款')
  expect(await shop.balance(shopper.openid)).toBe(0)

  phone.hands.atCashier = 'pay'
  await phone.taps('微信支付 ¥300.00')
  await phone.sees('到账 ¥330.00')
  expect(await ordersOf(shopper)).toBe(1)
})

test('a payment that fails at WeChat takes nothing and offers the next try', async () => {
  phone.hands.atCashier = 'fail'
  await phone.taps('充值')
  await phone.taps('¥300')
  await phone.taps('微信支付 ¥300.00')
  await phone.sees('支付没有成功')
  await phone.sees('没有扣款，可以再试一次')
  await phone.sees('微信支付 ¥300.00')
  expect(await shop.balance(shopper.openid)).toBe(0)
})

test('two quick taps on the button pay one order', async () => {
  await phone.taps('充值')
  await phone.taps('¥300')
  await Promise.all([phone.taps('微信支付 ¥300.00'), phone.taps('微信支付 ¥300.00')])
  await phone.sees('到账 ¥330.00')
  expect(await ordersOf(shopper)).toBe(1)
  expect(await shop.balance(shopper.openid)).toBe(33_000)
})

test('when the answer to the start of a top-up is lost, asking again goes on with the same order', async () => {
  await phone.taps('充值')
  await phone.taps('¥300')
  phone.hands.lostAnswers = 1
  await phone.taps('微信支付 ¥300.00')
  await phone.sees('到账 ¥330.00')
  expect(phone.hands.lostAnswers).toBe(0)
  expect(await ordersOf(shopper)).toBe(1)
})

test('an order left unpaid waits in the card pack after the mini-program was closed', async () => {
  phone.hands.atCashier = 'cancel'
  await phone.taps('充值')
  await phone.taps('¥800')
  await phone.taps('微信支付 ¥800.00')
  await phone.sees('支付已取消')
  phone.close()

  phone = new Phone(shop, shopper)
  await phone.sees('有一笔充值还没有完成')
  await phone.taps('去看看')
  await phone.sees('订单为你保留，没有扣款')
  await phone.taps('微信支付 ¥800.00')
  await phone.sees('到账 ¥920.00')
})

test('a coupon is claimed, lies in the wallet, and its code fills a bright screen', async () => {
  await phone.taps('优惠券')
  await phone.taps('领取')
  await phone.sees('每人限领 1 张，你已经领满了')
  expect(phone.hands.toasts).toEqual(['已放入卡包'])
  // That one, the last of the list, is for a top-up and has no code.
  const claimId = newId('clm', shop.now)
  await shop.call('shopper', shopper.openid, 'coupons.claim', { claimId, templateId: 'coupon_50_10' })
  await phone.taps('可用')
  await phone.taps('去使用')
  await phone.reads(SHORT_CODE)
  expect(phone.hands.brightness).toBe(1)
  phone.goesBack()
  expect(phone.hands.brightness).toBe(0.4)
})

test('while the pay code is shown, the page tells what the till took', async () => {
  await phone.sees('余额¥0.00')
  await shop.topUp(shopper.openid, 'tier_300')
  await phone.taps('付款码')
  await phone.sees('可用余额 ¥330.00')
  const digits = await phone.reads(SHORT_CODE)
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code: digits })
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 2850 })
  await phone.sees('已付款')
  await phone.sees('余额 ¥301.50')
})

test('every change of the balance stands in the statement with where it happened', async () => {
  await phone.sees('余额¥0.00')
  await shop.topUp(shopper.openid, 'tier_300')
  const ticket = await shop.payTicket(shopper.openid)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 1200 })
  await phone.taps('明细')
  await phone.sees('−¥12.00')
  await phone.sees('余额 ¥318.00')
  await phone.sees('南山店')
  await phone.sees('没有更早的明细了')
})

test('without a network the balance seen last stands there, and says from when it is', async () => {
  await phone.sees('余额¥0.00')
  await shop.topUp(shopper.openid, 'tier_800')
  phone.pullsDown()
  await phone.sees('余额¥920.00')
  phone.close()

  phone = new Phone(shop, shopper)
  phone.hands.offline = true
  await phone.sees('余额¥920.00')
  await phone.sees('网络不通，没有连上门店')
  await phone.reads(/显示的是 今天 \d\d:\d\d 的余额/)

  phone.hands.offline = false
  await phone.taps('重试')
  await phone.loses('网络不通')
})

test('large type is one switch on the card and is remembered', async () => {
  await phone.taps('余额')
  await phone.taps('大字模式')
  await phone.sees('已开启')
  phone.close()
  phone = new Phone(shop, shopper)
  await phone.taps('余额')
  await phone.sees('已开启')
  await phone.taps('大字模式')
  await phone.sees('已关闭')
})

test('a coupon that the till took shows where, on the page that still shows its code', async () => {
  await phone.sees('余额¥0.00')
  const wish = { claimId: newId('clm'), templateId: 'coupon_americano' }
  const { couponId } = await shop.call('shopper', shopper.openid, 'coupons.claim', wish)
  await phone.taps('优惠券')
  await phone.taps('可用')
  await phone.taps('去使用')
  const code = await phone.reads(SHORT_CODE)
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm'), ticket })
  await phone.sees('已核销')
  await phone.sees('在南山店使用')
  const wallet = await shop.call('shopper', shopper.openid, 'coupons.wallet', {})
  expect(wallet.used.map(each => each.couponId)).toEqual([couponId])
})
