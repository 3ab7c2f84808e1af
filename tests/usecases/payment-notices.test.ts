import { newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

const stateOf = async (orderId: string): Promise<string> => {
  const [order] = await shop.documents<{ progress: { state: string } }>('orders', { _id: orderId })
  return order?.progress.state ?? 'none'
}

const creditsOf = async (orderId: string): Promise<number> =>
  (await shop.documents('entries', { 'facts.kind': 'top_up_settled', 'facts.orderId': orderId })).length

/** Waits for what the local cloud does by itself; the test's own time limit ends it. */
async function untilState(orderId: string, state: string): Promise<void> {
  while ((await stateOf(orderId)) !== state) await shop.get('/localcloud/status')
}

test('a notice alone credits: the shopper never comes back', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  await untilState(order.orderId, 'settled')
  expect(await shop.balance(shopper)).toBe(yuan(330))
})

test('a lost notice costs nothing: the shopper’s own question credits', async () => {
  await shop.arm({ action: 'notice', kind: 'lose' })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
})

test('notice lost and shopper gone: the clock finds the payment and credits it', async () => {
  await shop.arm({ action: 'notice', kind: 'lose' })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  await shop.advance(11 * 60_000)
  await shop.tick()
  expect(await stateOf(order.orderId)).toBe('settled')
  expect(await shop.balance(shopper)).toBe(yuan(330))
})

test('a notice with a wrong amount is not believed: what WeChat answers to a query is credited', async () => {
  await shop.arm({ action: 'notice', kind: 'change', fields: { totalFee: 1, cashFee: 1 } })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  await untilState(order.orderId, 'settled')
  expect(await shop.balance(shopper)).toBe(yuan(330))
})

test('a notice five times at once and once more the day after credits once', async () => {
  await shop.arm({ action: 'notice', kind: 'duplicate', copies: 5 })
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_800')
  await shop.atCashier(order, 'pay')
  await untilState(order.orderId, 'settled')
  await shop.advance(24 * 3_600_000)
  await shop.sendNotice(order.orderId)
  expect(await creditsOf(order.orderId)).toBe(1)
  expect(await shop.balance(shopper)).toBe(yuan(920))
})

test('notices that overtake each other credit each their own order', async () => {
  await shop.arm({ action: 'notice', nth: 1, times: 1, kind: 'slow', delayMs: 1_500 })
  const shopper = shop.newPerson()
  const slow = await shop.startTopUp(shopper, 'tier_300')
  const quick = await shop.startTopUp(shopper, 'tier_800')
  await shop.atCashier(slow, 'pay')
  await shop.atCashier(quick, 'pay')
  await untilState(quick.orderId, 'settled')
  await untilState(slow.orderId, 'settled')
  expect([await creditsOf(slow.orderId), await creditsOf(quick.orderId)]).toEqual([1, 1])
  expect(await shop.balance(shopper)).toBe(yuan(330 + 920))
})

test('a notice for a payment that WeChat itself does not confirm credits nothing and is asked for again', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  const forged = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: order.orderId, totalFee: yuan(300) }
  const answer = await shop.post<{ result: { errcode: number } }>('/localcloud/invoke/wechatpay', {
    event: forged,
    source: 'wx_paycallback',
  })
  expect(JSON.stringify(answer)).toContain('500')
  expect(await shop.balance(shopper)).toBe(0)
})

test('WeChat not answering the query leaves the order open, and the next question credits', async () => {
  await shop.arm(
    { action: 'notice', kind: 'lose' },
    { action: 'wx.wxPayApi', target: 'queryOrder', nth: 1, times: 1, kind: 'timeout' },
  )
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  expect(await shop.refusal('shopper', shopper, 'topUp.read', { orderId: order.orderId })).toBe('TRY_AGAIN')
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
})

test('two starts of one order at once both get the one payment', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const wish = {
    orderId: newId('ord', shop.now),
    tierId: 'tier_300',
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
  }
  const replies = await Promise.all(Array.from({ length: 4 }, () => shop.ask('shopper', shopper, 'topUp.start', wish)))
  const states = replies.map(reply => (reply.ok ? reply.output.state : reply.refusal.code))
  for (const state of states) expect(state).toMatchObject({ state: 'paying' })
  expect(new Set(states.map(state => JSON.stringify(state))).size).toBe(1)
  expect((await shop.call('shopper', shopper, 'pack.open', {})).openOrders).toEqual([wish.orderId])
})

test('a charge whose answer was lost inside the cloud is no repeat to the till', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const ticket = await shop.payTicket(shopper)
  await shop.arm({
    action: 'database.modifyDocument',
    target: 'packs',
    nth: 1,
    times: 1,
    kind: 'timeout',
    effect: 'done',
  })
  const receipt = await shop.call('staff', 'demo-clerk-nanshan', 'balance.charge', { ticket, amountFen: yuan(30) })
  expect(receipt).toMatchObject({ repeated: false, balanceFen: yuan(300) })
})

test('an order whose start died before WeChat was asked is closed by the clock, and its room is free again', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const wish = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const orderId = newId('ord', shop.now)
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'kill' })
  await shop.post('/call/shopper', { action: 'topUp.start', input: { ...wish, orderId } }, shopper)
  await shop.disarm()
  expect(await stateOf(orderId)).toBe('created')
  await shop.advance(11 * 60_000)
  await shop.tick()
  expect(await stateOf(orderId)).toBe('closed')
  expect((await shop.call('shopper', shopper, 'pack.open', {})).openOrders).toEqual([])
})

test('an order that cannot be finished now does not keep the clock from the others', async () => {
  // What earlier tests left unpaid is out of the way.
  await shop.advance(11 * 60_000)
  await shop.tick()
  const shopper = shop.newPerson()
  const stuck = await shop.startTopUp(shopper, 'tier_300')
  const other = await shop.startTopUp(shop.newPerson(), 'tier_300')
  await shop.advance(11 * 60_000)
  await shop.arm({ action: 'wx.wxPayApi', target: 'queryOrder', nth: 1, times: 1, kind: 'error' })
  await shop.tick()
  const states = [await stateOf(stuck.orderId), await stateOf(other.orderId)].sort()
  expect(states).toEqual(['closed', 'paying'])
  await shop.advance(2 * 60_000)
  await shop.tick()
  expect([await stateOf(stuck.orderId), await stateOf(other.orderId)]).toEqual(['closed', 'closed'])
})
