import { stepAt } from '../../src/domain/codes/code-step'
import { later, MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'
import { TestPhone } from '../support/test-phone'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function phoneOf(openid = shop.newPerson()): Promise<TestPhone> {
  const phone = new TestPhone(shop, openid)
  await phone.register()
  return phone
}

const lookUp = (code: string, staff = clerk) => shop.refusal('staff', staff, 'code.lookUp', { code })

test('a pay code made on the phone pays once, and another amount under it is refused', async () => {
  const phone = await phoneOf()
  await shop.topUp(phone.openid, 'tier_300')
  const code = phone.payCode()
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  const receipt = await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(10) })
  expect(receipt).toMatchObject({ amountFen: yuan(10), repeated: false })
  const again = await shop.call('staff', clerk, 'code.lookUp', { code })
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ticket: again.ticket, amountFen: yuan(11) })).toBe(
    'CODE_USED',
  )
  const other = await shop.call('staff', clerkElsewhere, 'code.lookUp', { code })
  const elsewhere = { ticket: other.ticket, amountFen: yuan(10) }
  expect(await shop.refusal('staff', clerkElsewhere, 'balance.charge', elsewhere)).toBe('CODE_USED')
  expect(await shop.balance(phone.openid)).toBe(yuan(320))
})

test('one code shown at fifty tills at once pays once', async () => {
  const phone = await phoneOf()
  await shop.topUp(phone.openid, 'tier_300')
  const code = phone.payCode()
  const amounts = Array.from({ length: 50 }, (_, n) => yuan(1 + n))
  const answers = await Promise.all(
    amounts.map(async amountFen => {
      const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
      return shop.refusal('staff', clerk, 'balance.charge', { ticket, amountFen })
    }),
  )
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(1)
  expect(answers.filter(answer => answer === 'CODE_USED')).toHaveLength(49)
})

test('the digits beside a phone’s own code are the same one spend: scanned and typed, it pays once', async () => {
  const phone = await phoneOf()
  await shop.topUp(phone.openid, 'tier_300')
  const { deviceId } = phone
  const shown = { deviceId, step: stepAt(shop.now) }
  const { shortCode } = await shop.call('shopper', phone.openid, 'payCode.show', { shown })
  const charge = async (code: string) => {
    const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
    return shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(10) })
  }
  expect(await charge(phone.payCode())).toMatchObject({ repeated: false })
  expect(await charge(shortCode)).toMatchObject({ repeated: true })
  const ask = (input: object) => shop.refusal('shopper', phone.openid, 'payCode.show', { shown: input } as never)
  expect(await ask({ deviceId, step: shown.step + 2 })).toBe('CODE_EXPIRED')
  expect(await ask({ deviceId: newId('dev', shop.now), step: shown.step })).toBe('DEVICE_UNKNOWN')
})

test('a coupon’s code is signed by the shop and by the phone, and a picture of it is worth nothing a little later', async () => {
  const phone = await phoneOf()
  const couponId = await phone.claim('coupon_90')
  const found = await shop.call('staff', clerk, 'code.lookUp', {
    code: phone.couponCode(couponId),
    orderFen: yuan(100),
  })
  expect(found).toMatchObject({ what: 'coupon', title: '全场折扣券', discountFen: yuan(10), refusal: null })
  expect(await lookUp(phone.couponCode(couponId, later(shop.now, -3 * MINUTE)))).toBe('CODE_EXPIRED')
  expect(await lookUp(phone.couponCode(couponId, later(shop.now, 3 * MINUTE)))).toBe('CODE_EXPIRED')
})

test('another phone cannot show a coupon with a token that is not its own', async () => {
  const phone = await phoneOf()
  const couponId = await phone.claim('coupon_90')
  const parts = phone.couponCode(couponId).split('.')
  const thief = await phoneOf()
  const theirs = thief.couponCode(await thief.claim('coupon_90')).split('.')
  expect(await lookUp([...parts.slice(0, 5), theirs[5]].join('.'))).toBe('CODE_UNKNOWN')
  expect(await lookUp([...parts.slice(0, 3), theirs[3], ...parts.slice(4)].join('.'))).toBe('CODE_UNKNOWN')
})

test('a fifth phone takes the place of the first, whose codes then are expired', async () => {
  const first = await phoneOf()
  const couponId = await first.claim('coupon_90')
  for (let n = 0; n < 4; n++) await phoneOf(first.openid)
  expect(await lookUp(first.couponCode(couponId))).toBe('CODE_EXPIRED')
  expect(await lookUp(first.payCode())).toBe('CODE_EXPIRED')
  const { deviceId } = first
  expect(await shop.refusal('shopper', first.openid, 'coupons.tokens', { deviceId })).toBe('DEVICE_UNKNOWN')
  await first.register()
  expect(await lookUp(first.couponCode(couponId))).toBe('ok')
})

test('a known device with another key, and a device of the future, are refused', async () => {
  const phone = await phoneOf()
  const { publicKey } = new TestPhone(shop, phone.openid)
  const { deviceId } = phone
  expect(await shop.refusal('shopper', phone.openid, 'device.register', { deviceId, publicKey })).toBe(
    'COMMAND_ID_REUSED',
  )
  const ahead = { deviceId: newId('dev', later(shop.now, 3 * MINUTE)), publicKey }
  expect(await shop.refusal('shopper', phone.openid, 'device.register', ahead)).toBe('COMMAND_ID_TIME')
  const short = { deviceId: newId('dev', shop.now), publicKey: 'AAAA' }
  expect(await shop.refusal('shopper', phone.openid, 'device.register', short)).toBe('INPUT_INVALID')
})

test('a burst of guesses at once passes the limit no more than slow ones, and is reported', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => lookUp('123456782', clerkElsewhere)))
  expect(answers.filter(answer => answer === 'CODE_UNKNOWN')).toHaveLength(10)
  expect(answers.filter(answer => answer === 'CODE_TOO_MANY_TRIES')).toHaveLength(20)
  expect(await shop.documents('alarms', { kind: 'codes_guessed' })).toHaveLength(1)
})

test('right codes typed at the till cost no tries', async () => {
  const person = shop.newPerson()
  await shop.balance(person)
  for (let n = 0; n < 12; n++) {
    const { shortCode } = await shop.call('shopper', person, 'payCode.show', {})
    expect(await lookUp(shortCode)).toBe('ok')
  }
})

test('the same used coupon shown again and again is reported', async () => {
  const phone = await phoneOf()
  const couponId = await phone.claim('coupon_50_10')
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code: phone.couponCode(couponId) })
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
  const alarms = () => shop.documents('alarms', { kind: 'code_tried_again' })
  for (let n = 0; n < 5; n++) expect(await lookUp(phone.couponCode(couponId))).toBe('COUPON_ALREADY_REDEEMED')
  expect(await alarms()).toHaveLength(0)
  expect(await lookUp(phone.couponCode(couponId))).toBe('COUPON_ALREADY_REDEEMED')
  expect(await alarms()).toHaveLength(1)
  const listed = await shop.call('merchant', owner, 'alarms.list', {})
  expect(listed.alarms).toContainEqual(expect.objectContaining({ kind: 'code_tried_again' }))
})
