import { DAY, HOUR, SECOND } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const few = { _id: 'tier_few', payYuan: 200, bonusYuan: 10, total: 1, coupons: [{ coupon: 'coupon_member_gift' }] }
  await shop.insertDocument('tiers', few)
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
})
afterAll(() => shop.close())

const tier1500 = { tierId: 'tier_1500', expectedPayFen: yuan(1500), expectedBonusFen: yuan(300) }
const few = { tierId: 'tier_few', expectedPayFen: yuan(200), expectedBonusFen: yuan(10) }

test('a tier’s coupons and level come once, however often the payment is told, and are on the tier, the order and the record', async () => {
  const shopper = shop.newPerson()
  const { tiers } = await shop.call('shopper', shopper, 'topUp.offer', {})
  const tier = tiers.find(each => each.tierId === 'tier_1500')
  expect(tier?.coupons).toEqual([{ title: '储值礼券', count: 2 }])
  expect(tier?.rules).toContain('送 储值礼券 2 张：满 200 减 30')
  expect(tier?.rules).toContain('到账后升为银卡会员，365 天内有效')

  const wish = { orderId: newId('ord', shop.now), ...tier1500 }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', { ...wish, expectedCoupons: 1 })).toBe('TIER_CHANGED')
  const order = await shop.call('shopper', shopper, 'topUp.start', { ...wish, expectedCoupons: 2 })
  // What the merchant withdraws after the order does not change what was promised.
  await shop.editDocument('coupon_templates', { _id: 'coupon_member_gift' }, { on: false })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  await shop.atCashier(order, 'pay')
  const asked = Array.from({ length: 4 }, () => shop.call('shopper', shopper, 'topUp.read', { orderId: wish.orderId }))
  const [settled] = await Promise.all(asked)
  await shop.sendNotice(wish.orderId)
  expect(settled?.coupons).toEqual([{ title: '储值礼券', count: 2 }])
  const { usable } = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect(usable.map(({ title }) => title)).toEqual(['储值礼券', '储值礼券'])
  const { level, latest } = await shop.call('shopper', shopper, 'pack.open', {})
  expect(level).toMatchObject({ level: 'silver', until: expect.any(Number) })
  expect(latest.map(({ title }) => title)).toEqual(['充值 1,500，送 300 和 2 张券'])
  await shop.editDocument('coupon_templates', { _id: 'coupon_member_gift' }, { on: true })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
})

test('a coupon that only comes as a gift is not in the claim centre and cannot be claimed', async () => {
  const shopper = shop.newPerson()
  const { templates } = await shop.call('shopper', shopper, 'coupons.offer', {})
  expect(templates.map(({ templateId }) => templateId)).not.toContain('coupon_member_gift')
  const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_member_gift' }
  expect(await shop.refusal('shopper', shopper, 'coupons.claim', claim)).toBe('COUPON_TEMPLATE_NOT_AVAILABLE')
})

test('given back, the unused coupon is taken, the used one charged as the page says, and the level ends', async () => {
  const shopper = shop.newPerson()
  const { orderId } = await shop.topUp(shopper, 'tier_1500')
  const { usable } = await shop.call('shopper', shopper, 'coupons.wallet', {})
  const { code } = await shop.call('shopper', shopper, 'coupons.show', { couponId: usable[0]?.couponId as never })
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  const redeem = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(220) }
  await shop.call('staff', clerk, 'coupon.redeem', redeem)

  const reason = 'consumer' as const
  expect(await shop.refusal('shopper', shopper, 'refund.quote', { orderId, reason: 'cooling_off' })).toBe(
    'COOLING_OFF_OVER',
  )
  const quote = await shop.call('shopper', shopper, 'refund.quote', { orderId, reason })
  expect(quote).toMatchObject({ refundFen: yuan(1470), couponsUsed: 1, couponsUsedFen: yuan(30) })
  const wish = { refundId: newId('rft', shop.now), orderId, reason, expectedFen: yuan(1470) }
  await shop.call('shopper', shopper, 'refund.start', wish)
  const other = { couponId: usable[1]?.couponId as never }
  const held = await shop.call('shopper', shopper, 'coupons.show', other).catch((error: Error) => error.message)
  expect(held).toContain('COUPON_IN_USE')
  await shop.advance(5 * SECOND)
  await shop.call('shopper', shopper, 'refund.read', { refundId: wish.refundId })
  expect((await shop.call('shopper', shopper, 'coupons.wallet', {})).usable).toEqual([])
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({
    balanceFen: 0,
    level: { level: 'ordinary' },
  })
})

test('a counter top-up that is taken back gives its coupon back, and its place among the few, once', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(100) })
  const ticket = await shop.payTicket(shopper)
  const by = { ticket, by: 'cash', reason: 'pays_cash' } as const
  const wish = { orderId: newId('ord', shop.now), ...few, ...by, expectedCoupons: 1 }
  expect(await shop.call('staff', clerk, 'counter.topUp', wish)).toMatchObject({ coupons: 1 })
  const second = { ...wish, orderId: newId('ord', shop.now) }
  expect(await shop.refusal('staff', clerk, 'counter.topUp', second)).toBe('TIER_SOLD_OUT')

  const undo = { voidId: newId('cvd', shop.now), orderId: wish.orderId, reason: 'wrong_amount' as const }
  await Promise.all(Array.from({ length: 5 }, () => shop.ask('staff', owner, 'counter.void', undo)))
  await shop.call('staff', owner, 'counter.void', undo)
  expect((await shop.call('shopper', shopper, 'coupons.wallet', {})).usable).toEqual([])
  const [stock] = await shop.documents<{ taken: number }>('tier_stock', { _id: 'tier_few' })
  expect(stock).toMatchObject({ taken: 0 })
  await shop.call('staff', clerk, 'counter.topUp', second)
  const third = { ...wish, orderId: newId('ord', shop.now) }
  expect(await shop.refusal('staff', clerk, 'counter.topUp', third)).toBe('TIER_SOLD_OUT')
})

describe('a coupon for top-ups', () => {
  const used = { tierId: 'tier_300', expectedPayFen: yuan(280), expectedBonusFen: yuan(50) }

  async function holder() {
    const shopper = shop.newPerson()
    await shop.balance(shopper)
    const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_top_up' }
    const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', claim)
    const start = (more: object = {}) =>
      shop.ask('shopper', shopper, 'topUp.start', { orderId: newId('ord', shop.now), ...used, couponId, ...more })
    return { shopper, couponId, start }
  }

  test('is offered with the tiers that it fits, lowers what is paid, and is used once', async () => {
    const { shopper, couponId, start } = await holder()
    const { tiers } = await shop.call('shopper', shopper, 'topUp.offer', {})
    const creditFen = yuan(330)
    const { tierId: _tierId, ...expected } = used
    expect(tiers.find(({ tierId }) => tierId === 'tier_300')?.withCoupon).toEqual({
      ...{ couponId, title: '充值立减券', creditFen },
      ...{ payFen: expected.expectedPayFen, bonusFen: expected.expectedBonusFen },
    })
    const orderId = newId('ord', shop.now)
    const answers = await Promise.all([start({ orderId }), start({ orderId }), start({ orderId })])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    const order = answers[0]?.ok ? answers[0].output : null
    if (!order) throw new Error('no order')
    await shop.atCashier(order, 'pay')
    await shop.call('shopper', shopper, 'topUp.read', { orderId })
    expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({
      ...{ principalFen: yuan(280), bonusFen: yuan(50), coupons: [] },
    })
    expect(await start()).toMatchObject({ refusal: { code: 'COUPON_ALREADY_REDEEMED' } })
    expect(await start({ orderId, couponId: undefined })).toMatchObject({ refusal: { code: 'COMMAND_ID_REUSED' } })
  })

  test('of ten orders at once one has it; it is free again when that order is closed unpaid', async () => {
    const { shopper, couponId, start } = await holder()
    const answers = await Promise.all(Array.from({ length: 10 }, () => start()))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const codes = answers.flatMap(answer => (answer.ok ? [] : [answer.refusal.code]))
    expect(new Set(codes)).toEqual(new Set(['COUPON_IN_USE']))
    expect(await shop.refusal('shopper', shopper, 'coupons.show', { couponId })).toBe('COUPON_IN_USE')
    await shop.advance(HOUR)
    await shop.tick()
    expect(await start()).toMatchObject({ ok: true })
  })

  test('is no money at a till, and somebody else’s is none of mine', async () => {
    const { couponId, start } = await holder()
    const other = await holder()
    expect(await other.start({ couponId })).toMatchObject({ refusal: { code: 'COUPON_NOT_HELD' } })
    expect(await start({ tierId: 'tier_few', expectedPayFen: yuan(180), expectedBonusFen: yuan(30) })).toMatchObject({
      refusal: { code: 'COUPON_ORDER_TOO_SMALL' },
    })
  })
})

test('the month of a birthday doubles its points and is named once a year', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const month = Number(new Date(shop.now + 8 * 3_600_000).toISOString().slice(5, 7))
  expect((await shop.call('shopper', shopper, 'points.offer', {})).birthday).toMatchObject({ times: 2, month: null })
  const { changeableFrom } = await shop.call('shopper', shopper, 'birthday.set', { month })
  expect((await shop.call('shopper', shopper, 'birthday.set', { month })).changeableFrom).toBe(changeableFrom)
  const other = (month % 12) + 1
  expect(await shop.refusal('shopper', shopper, 'birthday.set', { month: other })).toBe('BIRTHDAY_SET')
  const ticket = await shop.payTicket(shopper)
  const receipt = await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(30.5) })
  expect(receipt.pointsEarned).toBe(60)
})

test('a member with a rhythm hears when the next top-up is due, and one tap ends that', async () => {
  const shopper = shop.newPerson()
  for (let month = 0; month < 3; month++) {
    await shop.topUp(shopper, 'tier_300')
    await shop.advance(29 * DAY)
  }
  const { nudge } = await shop.call('shopper', shopper, 'pack.open', {})
  expect(nudge).toMatchObject({ text: '你大约每 29 天充一次 300', tier: { tierId: 'tier_300' } })
  expect((await shop.call('shopper', shopper, 'topUp.offer', {})).renewal).toBe(nudge?.text)
  await shop.call('shopper', shopper, 'renewal.remind', { remind: 'off' })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ nudge: null, renewalReminder: 'off' })
})
