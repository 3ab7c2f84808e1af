/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import type { OrderId } from '../../src/domain/ids'
import { clerk, newId, owner, TestShop } from '../support/shop'
import { Phone } from './harness/phone'

let shop: TestShop
let shopper: string
let phone: Phone

beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

beforeEach(async () => {
  shopper = shop.newPerson()
  await shop.call('shopper', shopper, 'pack.open', {})
})
afterEach(() => phone.close())

async function atTheTill(openid: string): Promise<void> {
  phone = new Phone(shop, { openid, storage: new Map() })
  await phone.taps('收银台')
  await phone.sees('扫一扫')
}

async function couponCode(templateId: string): Promise<{ code: string; shortCode: string }> {
  const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm'), templateId })
  return shop.call('shopper', shopper, 'coupons.show', { couponId })
}

test('a coupon is redeemed in three steps: scan, see what it takes off, confirm', async () => {
  const { code } = await couponCode('coupon_50_10')
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = code
  await phone.taps('扫一扫')
  await phone.sees('满减券')
  await phone.types('本单金额', '68')
  await phone.taps('确认核销，减 ¥10')
  await phone.sees('已核销')
  await phone.sees('顾客还需付¥58.00')
  expect(phone.hands.sounds).toEqual(['/staff/sounds/accepted.wav'])
  const { used } = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect(used).toHaveLength(1)
})

test('two quick taps redeem once, and the till says so', async () => {
  const { code } = await couponCode('coupon_americano')
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = code
  await phone.taps('扫一扫')
  await phone.sees('咖啡兑换券')
  await Promise.all([phone.taps('确认核销'), phone.taps('确认核销')])
  await phone.sees('已核销')
  await phone.sees('兑换 美式咖啡一杯')
  expect(phone.hands.sounds).toEqual(['/staff/sounds/accepted.wav'])
})

test('the same coupon shown again is refused with where and when it was used', async () => {
  const { code, shortCode } = await couponCode('coupon_americano')
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = code
  await phone.taps('扫一扫')
  await phone.taps('确认核销')
  await phone.sees('兑换 美式咖啡一杯')

  phone.hands.inFrontOfCamera = shortCode
  await phone.taps('扫下一单')
  await phone.reads(/这张券已于今天 \d\d:\d\d 在南山店核销/)
})

test('an order too small for the coupon says how much is missing', async () => {
  const { shortCode } = await couponCode('coupon_50_10')
  await atTheTill(clerk)
  await phone.types('券码或付款码', shortCode)
  await phone.taps('识别')
  await phone.sees('满减券')
  await phone.types('本单金额', '37.5')
  await phone.sees('还差 ¥12.50 可用')
})

test('a short code that is read aloud and typed charges the balance', async () => {
  await shop.topUp(shopper, 'tier_300')
  const { shortCode } = await shop.call('shopper', shopper, 'payCode.show', {})
  await atTheTill(clerk)
  await phone.types('券码或付款码', shortCode)
  await phone.taps('识别')
  await phone.types('收款金额', '28.5')
  await phone.taps('收款 ¥28.50')
  await phone.sees('已收款')
  await phone.sees('会员余额')
  await phone.sees('¥301.50')
  expect(await shop.balance(shopper)).toBe(30_150)
})

test('a charge above the balance says what is missing: the rest is paid by phone, or the order is given up', async () => {
  await shop.topUp(shopper, 'tier_300')
  const asksForTheRest = async (): Promise<void> => {
    const { code } = await shop.call('shopper', shopper, 'payCode.show', {})
    await atTheTill(clerk)
    phone.hands.inFrontOfCamera = code
    await phone.taps('扫一扫')
    await phone.types('收款金额', '400')
    await phone.sees('还需支付¥70.00')
    await phone.taps('余额 ¥330.00 + 微信 ¥70.00')
    await phone.sees('等会员付微信部分')
  }
  await asksForTheRest()
  await phone.taps('取消这一单')
  await phone.sees('没有扣款，余额和券已退回')
  expect(await shop.balance(shopper)).toBe(33_000)
  phone.close()

  await asksForTheRest()
  const { rest } = await shop.call('shopper', shopper, 'rest.due', {})
  const asked = await shop.call('shopper', shopper, 'rest.pay', { orderId: rest?.orderId as OrderId })
  await shop.post(`/pay/sandbox/${asked.payment?.package.replace('prepay_id=', '')}`, { action: 'pay' })
  await phone.sees('余额和微信部分都已付清')
  expect(await shop.balance(shopper)).toBe(0)
})

test('a code that nobody made is refused without a reason to learn from', async () => {
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = 'https://example.com/some-other-code'
  await phone.taps('扫一扫')
  await phone.sees('无法识别这个码')
})

test('when the answer to a charge is lost, the till asks again and the balance falls once', async () => {
  await shop.topUp(shopper, 'tier_300')
  const { code } = await shop.call('shopper', shopper, 'payCode.show', {})
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = code
  await phone.taps('扫一扫')
  await phone.types('收款金额', '30')
  await phone.sees('收款 ¥30.00')
  phone.hands.lostAnswers = 1
  await phone.taps('收款 ¥30.00')
  await phone.sees('已收款')
  expect(phone.hands.lostAnswers).toBe(0)
  expect(await shop.balance(shopper)).toBe(30_000)
})

test('when the network drops in the middle, the till says that it does not know, and the retry redeems once', async () => {
  const { code } = await couponCode('coupon_americano')
  await atTheTill(clerk)
  phone.hands.inFrontOfCamera = code
  await phone.taps('扫一扫')
  await phone.sees('确认核销')
  phone.hands.offline = true
  await phone.taps('确认核销')
  await phone.sees('还不确定是否成功')
  phone.hands.offline = false
  await phone.taps('重试')
  await phone.sees('已核销')
  const { used } = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect(used).toHaveLength(1)
})

test('a till that is opened without a network says so before anything is scanned', async () => {
  phone = new Phone(shop, { openid: clerk, storage: new Map() })
  await phone.sees('收银台')
  phone.hands.offline = true
  await phone.taps('收银台')
  await phone.sees('网络已断开，恢复后才能收银和核销')
})

test('the owner reads what is live and what is wrong on the compiled rules page', async () => {
  phone = new Phone(shop, { openid: owner, storage: new Map() })
  await phone.taps('规则与发布')
  await phone.sees('充 800 送 120')
  await phone.sees('所有修改都已生效')
})

test('a clerk has a till and no rules page', async () => {
  await atTheTill(clerk)
  phone.goesBack()
  await phone.sees('收银台')
  expect(phone.text).not.toContain('规则与发布')
})
