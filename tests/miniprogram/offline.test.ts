/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import { later, MINUTE } from '../../src/domain/time'
import { qrPicture } from '../../src/ui/qr-picture'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'
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
function restart(offline: boolean, person = shopper): void {
  phone.close()
  phone = new Phone(shop, person)
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

/** A member with a coupon and a phone that shows it. */
async function member(templateId: string): Promise<{ openid: string; code: () => string }> {
  const made = new TestPhone(shop, shop.newPerson())
  await made.register()
  const couponId = await made.claim(templateId)
  return { openid: made.openid, code: () => made.couponCode(couponId) }
}

async function atTheTill(person: Person): Promise<void> {
  await phone.taps('收银台')
  await phone.sees('扫一扫')
  await until(
    () => person.storage.has('offline-kit.1.') || undefined,
    () => 'the till never got its kit',
  )
}

test('a till without a network takes a coupon, is killed, started again and tells it once; money waits for the network', async () => {
  const staff: Person = { openid: clerk, storage: new Map() }
  const { openid, code } = await member('coupon_50_10')
  restart(false, staff)
  await atTheTill(staff)
  restart(true, staff)
  await phone.taps('收银台')
  await phone.sees('可核销券，不能收款')
  phone.hands.inFrontOfCamera = code()
  await phone.taps('扫一扫')
  await phone.sees('断网核销，以下无法确认')
  await phone.types('本单金额', '68')
  await phone.taps('确认核销，减 ¥10')
  await phone.sees('已核销，待上传')
  await phone.sees('顾客还需付¥58.00')
  expect(phone.hands.sounds).toEqual(['/staff/sounds/accepted.wav'])

  // The same coupon again, and a pay code: neither is taken.
  phone.hands.inFrontOfCamera = code()
  await phone.taps('扫下一单')
  await phone.sees('这张券刚在本机核销过')
  const payer = new TestPhone(shop, openid)
  await payer.register()
  phone.hands.inFrontOfCamera = payer.payCode()
  await phone.taps('扫下一单')
  await phone.sees('断网时只能核销会员手机里的券码')

  restart(true, staff)
  await phone.taps('收银台')
  await phone.taps('离线记录 1')
  await phone.sees('满减券')
  phone.hands.offline = false
  await phone.taps('立即上传')
  await phone.sees('已入账')
  await phone.sees('没有等待上传的核销')
  const { used } = await shop.call('shopper', openid, 'coupons.wallet', {})
  expect(used).toMatchObject([{ state: { state: 'redeemed', storeName: '南山店' } }])
  expect(await shop.documents('offline_claims')).toHaveLength(1)
})

test('an answer lost with the network is written down under the same id, and the redemption happens once', async () => {
  const staff: Person = { openid: clerk, storage: new Map() }
  const { openid, code } = await member('coupon_americano')
  restart(false, staff)
  await atTheTill(staff)
  phone.hands.inFrontOfCamera = code()
  await phone.taps('扫一扫')
  await phone.sees('咖啡兑换券')
  phone.hands.lostAnswers = 3
  await phone.taps('确认核销')
  await phone.sees('还不确定是否成功')
  await phone.taps('先记在本机，联网后上传')
  await phone.sees('已核销，待上传')
  await phone.taps('1 笔等待联网上传')
  await phone.taps('立即上传')
  await phone.sees('已入账')
  const uses = await shop.documents('entries', { 'facts.kind': 'coupon_redeemed', 'facts.title': '咖啡兑换券' })
  expect(uses.filter(each => each.packId === uses.at(-1)?.packId)).toHaveLength(1)
  const { used } = await shop.call('shopper', openid, 'coupons.wallet', {})
  expect(used).toHaveLength(1)
})

test('a coupon used elsewhere meanwhile becomes a conflict on the till, and the owner decides it on the merchant’s page', async () => {
  const staff: Person = { openid: clerkElsewhere, storage: new Map() }
  const { code } = await member('coupon_50_10')
  restart(false, staff)
  await atTheTill(staff)
  phone.hands.offline = true
  phone.hands.inFrontOfCamera = code()
  await phone.taps('扫一扫')
  await phone.types('本单金额', '80')
  await phone.taps('确认核销，减 ¥10')
  await phone.sees('已核销，待上传')
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code: code() })
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
  phone.hands.offline = false
  await phone.taps('1 笔等待联网上传')
  await phone.taps('立即上传')
  await phone.sees('有冲突，已交店长处理')

  restart(false, { openid: owner, storage: new Map() })
  await phone.taps('离线核销冲突')
  await phone.sees('等待处理')
  await phone.taps('满减券')
  await phone.sees('不能入账的原因')
  await phone.taps('门店承担')
  await phone.sees('没有要处理的冲突')
  const { conflicts } = await shop.call('merchant', owner, 'offline.conflicts', {})
  expect(conflicts).toMatchObject([{ storeName: '福田店', decided: { policy: 'honour' } }])
})
