import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

test('a shopper tops up 800 and sees 920, explained by one line of the statement', async () => {
  const shopper = shop.newPerson()
  expect(await shop.balance(shopper)).toBe(0)
  const order = await shop.topUp(shopper, 'tier_800')
  expect(order.state).toMatchObject({ state: 'settled', balanceFen: yuan(920) })
  const pack = await shop.call('shopper', shopper, 'pack.open', {})
  expect(pack).toMatchObject({ balanceFen: yuan(920), principalFen: yuan(800), bonusFen: yuan(120), openOrders: [] })
  const { lines, next } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(next).toBeNull()
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    group: 'top_up',
    changeFen: yuan(920),
    balanceFen: yuan(920),
    orderId: order.orderId,
  })
})

test('the offer recommends from the member’s own history and spells out the climb', async () => {
  const shopper = shop.newPerson()
  const first = await shop.call('shopper', shopper, 'topUp.offer', {})
  expect(first.recommended).toEqual({ tierId: 'tier_300', reason: '第一次充值，从这一档开始' })
  expect(first.climbs[0]).toMatchObject({ morePayFen: yuan(500), moreBonusFen: yuan(90) })
  await shop.topUp(shopper, 'tier_800')
  const second = await shop.call('shopper', shopper, 'topUp.offer', {})
  expect(second.recommended).toEqual({ tierId: 'tier_800', reason: '上次充的就是 800' })
})

test('starting the same order again answers the same and asks for one payment', async () => {
  const shopper = shop.newPerson()
  const wish = { orderId: newId('ord'), tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const first = await shop.call('shopper', shopper, 'topUp.start', wish)
  const again = await shop.call('shopper', shopper, 'topUp.start', wish)
  expect(again).toEqual(first)
  expect((await shop.call('shopper', shopper, 'pack.open', {})).openOrders).toEqual([wish.orderId])
})

test('an order id that comes again for another tier is refused', async () => {
  const shopper = shop.newPerson()
  const wish = { orderId: newId('ord'), tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  await shop.call('shopper', shopper, 'topUp.start', wish)
  const other = { ...wish, tierId: 'tier_800', expectedPayFen: yuan(800), expectedBonusFen: yuan(120) }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', other)).toBe('COMMAND_ID_REUSED')
})

test('a price other than the one on the screen is refused and nothing is charged', async () => {
  const shopper = shop.newPerson()
  const wish = { orderId: newId('ord'), tierId: 'tier_300', expectedPayFen: yuan(1), expectedBonusFen: yuan(30) }
  const reply = await shop.ask('shopper', shopper, 'topUp.start', wish)
  expect(reply).toMatchObject({
    ok: false,
    refusal: { code: 'TIER_CHANGED', message: '档位刚刚更新为充 300 送 30，没有扣款' },
  })
  expect((await shop.call('shopper', shopper, 'pack.open', {})).openOrders).toEqual([])
  expect(await shop.refusal('shopper', shopper, 'topUp.read', { orderId: wish.orderId })).toBe('ORDER_UNKNOWN')
})

test('a tier that does not exist is refused', async () => {
  const wish = { orderId: newId('ord'), tierId: 'tier_9', expectedPayFen: yuan(9), expectedBonusFen: yuan(0) }
  expect(await shop.refusal('shopper', shop.newPerson(), 'topUp.start', wish)).toBe('TIER_NOT_AVAILABLE')
})

test('somebody else’s order is answered as if it did not exist', async () => {
  const order = await shop.startTopUp(shop.newPerson(), 'tier_300')
  const stranger = shop.newPerson()
  expect(await shop.refusal('shopper', stranger, 'topUp.read', { orderId: order.orderId })).toBe('ORDER_UNKNOWN')
  const wish = { orderId: order.orderId, tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  expect(await shop.refusal('shopper', stranger, 'topUp.start', wish)).toBe('ORDER_UNKNOWN')
})

test('cancelling at the cashier charges nothing, and the order can still be paid', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'cancel')
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state.state).toBe('paying')
  expect(await shop.balance(shopper)).toBe(0)
  await shop.atCashier(order, 'pay')
  const paid = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(paid.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
})

test('an order nobody pays is closed at WeChat and here, and its room is given back', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.advance(11 * 60_000)
  await shop.tick()
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state.state).toBe('closed')
  const late = await shop.post(
    `/pay/sandbox/${(order.state as { payment: { package: string } }).payment.package.slice(10)}`,
    {
      action: 'pay',
    },
  )
  expect(late).not.toMatchObject({ outcome: 'paid' })
  const pack = await shop.call('shopper', shopper, 'pack.open', {})
  expect(pack).toMatchObject({ openOrders: [], balanceFen: 0 })
})

test('a cap of the tier counts top-ups that still wait for payment', async () => {
  const shopper = shop.newPerson()
  for (let times = 0; times < 2; times++) await shop.topUp(shopper, 'tier_1500')
  const { tiers } = await shop.call('shopper', shopper, 'topUp.offer', {})
  // Two of three taken; the third would lift the card over its ceiling of 5,000.
  expect(tiers.find(tier => tier.tierId === 'tier_1500')?.unavailable?.message).toContain('上限 ¥5,000')
  const wish = { orderId: newId('ord'), tierId: 'tier_1500', expectedPayFen: yuan(1500), expectedBonusFen: yuan(300) }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', wish)).toBe('CEILING_EXCEEDED')
})

test('top-ups that wait for payment keep their room: the ceiling holds for all of them together', async () => {
  const shopper = shop.newPerson()
  for (let times = 0; times < 2; times++) await shop.startTopUp(shopper, 'tier_1500')
  const wish = { orderId: newId('ord'), tierId: 'tier_1500', expectedPayFen: yuan(1500), expectedBonusFen: yuan(300) }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', wish)).toBe('CEILING_EXCEEDED')
})

test('a client cannot call the payment notice or the clock', async () => {
  const forged = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: newId('ord'), totalFee: 30_000 }
  for (const name of ['wechatpay', 'clock']) {
    const reply = await shop.post<{ errCode: number }>(`/call/${name}`, forged, owner)
    expect(reply.errCode).toBeLessThan(0)
  }
})

test('an amount of the member’s own brings the bonus of the best tier that it reaches, within the shop’s range', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const quote = await shop.call('shopper', shopper, 'topUp.quote', { amountFen: yuan(888.8) })
  expect(quote).toMatchObject({ bonusFen: yuan(120), creditFen: yuan(1008.8), unavailable: null })
  const orderId = newId('ord', shop.now)
  const wish = { orderId, tierId: null, expectedPayFen: yuan(888.8), expectedBonusFen: yuan(120) }
  const order = await shop.call('shopper', shopper, 'topUp.start', wish)
  expect(await shop.refusal('shopper', shopper, 'topUp.start', { ...wish, tierId: 'tier_800' })).toBe(
    'COMMAND_ID_REUSED',
  )
  await shop.atCashier(order, 'pay')
  const paid = await shop.call('shopper', shopper, 'topUp.read', { orderId })
  expect(paid.state).toMatchObject({ state: 'settled', balanceFen: yuan(1008.8) })
  const start = (amount: number, bonus: number) =>
    shop.refusal('shopper', shopper, 'topUp.start', {
      ...wish,
      orderId: newId('ord', shop.now),
      expectedPayFen: yuan(amount),
      expectedBonusFen: yuan(bonus),
    })
  expect(await start(49.99, 0)).toBe('AMOUNT_NOT_OFFERED')
  expect(await start(300, 31)).toBe('TIER_CHANGED')
  expect(await start(4500, 300)).toBe('CEILING_EXCEEDED')
})

test('of a tier with a total, no rush takes more than there are; what nobody paid for is there again', async () => {
  await shop.insertDocument('tiers', { _id: 'tier_rare', payYuan: 100, bonusYuan: 20, bonusValidDays: 90, total: 3 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  const wish = { tierId: 'tier_rare', expectedPayFen: yuan(100), expectedBonusFen: yuan(20) }
  const people = Array.from({ length: 10 }, () => shop.newPerson())
  await Promise.all(people.map(person => shop.balance(person)))
  const start = (person: string) => {
    const orderId = newId('ord', shop.now)
    return shop.refusal('shopper', person, 'topUp.start', { orderId, ...wish })
  }
  const answers = await Promise.all(people.map(start))
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(3)
  expect(answers.filter(answer => answer === 'TIER_SOLD_OUT')).toHaveLength(7)
  const [person = ''] = people
  const { tiers } = await shop.call('shopper', person, 'topUp.offer', {})
  const rare = () => tiers.find(tier => tier.tierId === 'tier_rare')
  expect(rare()).toMatchObject({ unavailable: { message: '这个档位刚刚充完，没有扣款' } })
  await shop.advance(11 * 60_000)
  await shop.tick()
  expect(await shop.documents('tier_stock')).toMatchObject([{ taken: 0, pending: {} }])
  await shop.topUp(person, 'tier_rare')
  expect(await shop.documents('tier_stock')).toMatchObject([{ taken: 1, pending: {} }])
  await shop.removeDocument('tiers', 'tier_rare')
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
})
