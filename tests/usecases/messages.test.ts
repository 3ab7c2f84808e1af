import { DAY, HOUR, MINUTE, shopWeekMinute } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.editDocument(
    'settings',
    { _id: 'messages' },
    {
      templates: [
        {
          for: '优惠券到期',
          templateId: 'wx-coupon',
          fields: [
            { field: 'thing1', says: '名称' },
            { field: 'time2', says: '时间' },
          ],
        },
        {
          for: '门店充值',
          templateId: 'wx-counter',
          fields: [
            { field: 'amount1', says: '金额' },
            { field: 'amount2', says: '余额' },
          ],
        },
        { for: '分期充值', templateId: 'wx-plan', fields: [{ field: 'thing1', says: '名称' }] },
        { for: '大额付款', templateId: 'wx-wrong', fields: [{ field: 'thing1', says: '门店' }] },
      ],
    },
  )
  await shop.call('merchant', owner, 'rules.publish', {})
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(0) })
})
afterAll(() => shop.close())
beforeEach(() => toHour(11))
afterEach(() => shop.disarm())

/** Lets the time pass until this hour of the shop's day has just begun. */
async function toHour(hour: number): Promise<void> {
  const passed = shopWeekMinute(shop.now).minute * MINUTE
  await shop.advance(((hour * HOUR - passed + DAY) % DAY) + MINUTE)
}

const templates = { coupon: 'wx-coupon', counter: 'wx-counter' }

/** What WeChat's dialog and the phone do together. */
async function allow(openid: string, templateId: string, times = 1) {
  for (let time = 0; time < times; time++) {
    await shop.post('/localcloud/consents', { openid, templateIds: [templateId] })
    const consent = { consentId: newId('cst', shop.now), templateIds: [templateId] }
    expect(await shop.call('shopper', openid, 'messages.allow', consent)).toEqual(
      await shop.call('shopper', openid, 'messages.allow', consent),
    )
  }
}

async function counterTopUp(openid: string): Promise<void> {
  const ticket = await shop.payTicket(openid)
  const amount = { tierId: null, expectedPayFen: yuan(60), expectedBonusFen: 0 }
  const wish = { orderId: newId('ord', shop.now), ticket, ...amount, by: 'pos' as const, reason: 'pays_cash' as const }
  await shop.call('staff', clerk, 'counter.topUp', { ...wish, reason: 'no_phone_payment' })
}

async function toldTo(openid: string) {
  const { messages } = await shop.get<{ messages: { to: string; parameters: Record<string, unknown> }[] }>(
    '/localcloud/outbox',
  )
  return messages.filter(({ to }) => to === openid).map(({ parameters }) => parameters)
}

async function newMember(): Promise<string> {
  const openid = shop.newPerson()
  await shop.balance(openid)
  return openid
}

test('a coupon that ends soon is told once, the morning three days before, to whoever allowed it', async () => {
  const [anna, ben] = [await newMember(), await newMember()]
  for (const openid of [anna, ben]) {
    await shop.call('shopper', openid, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_90' })
  }
  await allow(anna, templates.coupon, 2)
  await shop.tick()
  expect(await toldTo(anna)).toEqual([])
  await shop.advance(12 * DAY)
  await shop.tick()
  await shop.tick()
  await shop.tick()
  expect(await toldTo(anna)).toMatchObject([
    { template_id: 'wx-coupon', page: 'wallet/coupons/index?segment=soon', data: { thing1: { value: '全场折扣券' } } },
  ])
  await shop.advance(DAY)
  for (let tick = 0; tick < 3; tick++) await shop.tick()
  expect(await toldTo(anna)).toHaveLength(1)
  expect(await toldTo(ben)).toEqual([])
})

test('money taken at the counter is told at the next tick; one consent is one message', async () => {
  const member = await newMember()
  await shop.tick()
  await allow(member, templates.counter)
  await counterTopUp(member)
  await counterTopUp(member)
  await shop.tick()
  expect(await toldTo(member)).toMatchObject([{ data: { amount1: { value: '¥60.00' } } }])
  await shop.advance(10 * MINUTE)
  await shop.tick()
  expect(await toldTo(member)).toHaveLength(1)
})

test('at night nobody is told anything before the morning', async () => {
  const member = await newMember()
  await shop.tick()
  await allow(member, templates.counter)
  await toHour(23)
  await counterTopUp(member)
  await shop.tick()
  expect(await toldTo(member)).toEqual([])
  await toHour(9)
  await shop.tick()
  expect(await toldTo(member)).toHaveLength(1)
})

test.each(['none', 'done'] as const)('an answer that is lost (%s at WeChat) tells the member once', async effect => {
  const member = await newMember()
  await shop.tick()
  await allow(member, templates.counter)
  await counterTopUp(member)
  await shop.arm({ action: 'wx.openApi', kind: 'drop', effect, nth: 1 })
  await shop.tick()
  await shop.disarm()
  for (let tick = 0; tick < 3; tick++) {
    await shop.advance(3 * MINUTE)
    await shop.tick()
  }
  expect(await toldTo(member)).toHaveLength(1)
})

test('where another consent is left, a lost answer is not asked for again: nobody is told twice', async () => {
  const member = await newMember()
  await shop.tick()
  await allow(member, templates.counter, 2)
  await counterTopUp(member)
  await shop.arm({ action: 'wx.openApi', kind: 'drop', effect: 'done', nth: 1 })
  await shop.tick()
  await shop.disarm()
  await shop.advance(3 * MINUTE)
  await shop.tick()
  expect(await toldTo(member)).toHaveLength(1)
  await counterTopUp(member)
  await shop.tick()
  expect(await toldTo(member)).toHaveLength(2)
})

test('what WeChat does not take is told to the merchant once, and the consent stays', async () => {
  const member = await newMember()
  await shop.tick()
  await allow(member, templates.counter)
  await shop.editDocument('message_consents', { openid: member }, { openid: '' })
  await counterTopUp(member)
  await shop.tick()
  expect(await toldTo(member)).toEqual([])
  expect(await shop.documents('alarms', { kind: 'message_refused' })).toHaveLength(1)
  expect(await shop.documents('message_consents', { openid: '' })).toMatchObject([{ left: 1 }])
})

test('an instalment that can be paid again is told once, and the first one, paid on joining, never', async () => {
  const openid = shop.newPerson()
  const membershipId = newId('ipl', shop.now)
  const plan = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
  await shop.call('shopper', openid, 'plans.join', { membershipId, ...plan })
  const instalment = { membershipId, number: 1, expectedPayFen: yuan(100), expectedBonusFen: yuan(5) }
  const order = await shop.call('shopper', openid, 'plans.pay', instalment)
  await allow(openid, 'wx-plan', 2)
  await shop.tick()
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', openid, 'topUp.read', { orderId: order.orderId })
  await shop.tick()
  expect(await toldTo(openid)).toEqual([])
  await shop.advance(28 * DAY)
  for (let tick = 0; tick < 3; tick++) await shop.tick()
  expect(await toldTo(openid)).toMatchObject([
    { template_id: 'wx-plan', page: 'wallet/plans/index', data: { thing1: { value: '月月充第 2 期' } } },
  ])
})
