/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import { later, MINUTE } from '../../src/domain/time'
import { qrPicture } from '../../src/ui/qr-picture'
import { clerk, newId, TestShop } from '../support/shop'
import { TestPhone } from '../support/test-phone'
import { type Person, Phone } from './harness/phone'
import { until } from './harness/until'

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

/** The mini-program is ended and started again, with or without a network. */
function restart(offline: boolean): void {
  phone.close()
  phone = new Phone(shop, shopper)
  phone.hands.offline = offline
}

/** What this phone may show now: the codes of this minute and of the next. */
function codesNow(code: (made: TestPhone, at: typeof shop.now) => string): string[] {
  const made = TestPhone.ofStorage(shop, shopper.openid, shopper.storage)
  return [shop.now, later(shop.now, MINUTE)].map(at => code(made, at))
}

async function shown(code: (made: TestPhone, at: typeof shop.now) => string): Promise<string> {
  const codes = codesNow(code)
  return codes[await phone.shows(codes.map(qrPicture))] ?? ''
}

test('started without a network, the phone shows a pay code of its own, and the till takes it', async () => {
  await phone.sees('余额¥0.00')
  await shop.topUp(shopper.openid, 'tier_300')
  await phone.taps('付款码')
  await phone.sees('可用余额 ¥330.00')
  await until(
    () => shopper.storage.has('device.1.') || undefined,
    () => 'the phone never registered',
  )
  restart(true)
  await phone.taps('付款码')
  await phone.sees('离线可用')
  const code = await shown((made, at) => made.payCode(at))
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 2850 })
  expect(await shop.balance(shopper.openid)).toBe(30_150)
  phone.hands.offline = false
  await phone.sees('已付款')
})

test('started without a network, the wallet is read from the phone and a coupon shows the phone’s own code', async () => {
  await phone.sees('余额¥0.00')
  const wish = { claimId: newId('clm', shop.now), templateId: 'coupon_americano' }
  const { couponId } = await shop.call('shopper', shopper.openid, 'coupons.claim', wish)
  await phone.taps('优惠券')
  await phone.taps('可用')
  await phone.sees('去使用')
  await until(
    () => shopper.storage.has('coupon-tokens.1.') || undefined,
    () => 'the shop never signed the coupon for this phone',
  )
  restart(true)
  await phone.taps('优惠券')
  await phone.taps('可用')
  await phone.taps('去使用')
  await phone.sees('离线可用')
  const code = await shown((made, at) => made.couponCode(couponId, at))
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket })
  phone.hands.offline = false
  await phone.sees('已核销')
})
