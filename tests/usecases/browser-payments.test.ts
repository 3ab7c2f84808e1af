import { generateKeyPairSync } from 'node:crypto'
import type { OrderView } from '../../src/contract/top-up'
import { DAY, HOUR, instant, MINUTE, SECOND, shopDayOf } from '../../src/domain/time'
import { postServiceNotice, serviceKey, serviceNotice } from '../support/service-notice'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(async () => {
  await shop.disarm()
  await shop.post('/localcloud/clock', { frozen: false })
})

const ways = ['alipay', 'unionpay'] as const

const stateOf = async (orderId: string): Promise<string> => {
  const [order] = await shop.documents<{ progress: { state: string } }>('orders', { _id: orderId })
  return order?.progress.state ?? 'none'
}

async function untilState(orderId: string, state: string): Promise<void> {
  while ((await stateOf(orderId)) !== state) await shop.get('/localcloud/status')
}

const read = (openid: string, { orderId }: OrderView) => shop.call('shopper', openid, 'topUp.read', { orderId })

const movementsOf = async (kind: string, orderId: string) => {
  const entries = await shop.documents<{ movements: { from: string; to: string; amount: number }[] }>('entries', {
    'facts.kind': kind,
    'facts.orderId': orderId,
  })
  return entries.flatMap(entry => entry.movements)
}

test('a browser is offered three ways, the mini-program WeChat alone, and the one used last comes first', async () => {
  const shopper = shop.newPerson()
  const offered = async () =>
    (await shop.call('shopper', shopper, 'topUp.offer', { client: 'browser' })).ways.map(({ way }) => way)
  expect(await offered()).toEqual(['wechat', 'alipay', 'unionpay'])
  await shop.topUp(shopper, 'tier_300', 'unionpay')
  expect(await offered()).toEqual(['unionpay', 'wechat', 'alipay'])
  expect((await shop.call('shopper', shopper, 'topUp.offer', {})).ways).toEqual([{ way: 'wechat', unsteady: false }])
  const wish = { orderId: newId('ord', shop.now), tierId: 'tier_300', expectedPayFen: yuan(300) }
  const inMiniProgram = { ...wish, expectedBonusFen: yuan(30), way: 'alipay' as const }
  expect(await shop.refusal('shopper', shopper, 'topUp.start', inMiniProgram)).toBe('PAY_WAY_UNAVAILABLE')
})

describe.each(ways)('%s', way => {
  test('a signed notice alone credits, into the account of the service', async () => {
    const shopper = shop.newPerson()
    const order = await shop.startTopUp(shopper, 'tier_300', way)
    await shop.atCashier(order, 'pay')
    await untilState(order.orderId, 'settled')
    expect(await shop.balance(shopper)).toBe(yuan(330))
    expect((await movementsOf('top_up_settled', order.orderId))[0]).toMatchObject({ from: way, amount: yuan(300) })
  })

  test('without any notice the shopper’s question credits, and without the question the clock does', async () => {
    await shop.arm({ action: 'notice', kind: 'lose' })
    const [asking, gone] = [shop.newPerson(), shop.newPerson()]
    const asked = await shop.startTopUp(asking, 'tier_300', way)
    const left = await shop.startTopUp(gone, 'tier_800', way)
    await shop.atCashier(asked, 'pay')
    await shop.atCashier(left, 'pay')
    expect((await read(asking, asked)).state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
    await shop.advance(11 * MINUTE)
    await shop.tick()
    expect(await shop.balance(gone)).toBe(yuan(920))
  })

  test('a notice five times at once, and again when the amount in it is another, credits what was paid, once', async () => {
    const shopper = shop.newPerson()
    const lie = way === 'alipay' ? { total_amount: '0.01' } : { txnAmt: '1' }
    await shop.arm(
      { action: 'notice', kind: 'duplicate', copies: 5, nth: 1, times: 1 },
      { action: 'notice', kind: 'change', fields: lie },
    )
    const order = await shop.startTopUp(shopper, 'tier_300', way)
    const second = await shop.startTopUp(shopper, 'tier_300', way)
    await shop.atCashier(order, 'pay')
    await shop.atCashier(second, 'pay')
    await untilState(order.orderId, 'settled')
    await untilState(second.orderId, 'settled')
    expect(await shop.balance(shopper)).toBe(yuan(660))
    expect(await movementsOf('top_up_settled', order.orderId)).toHaveLength(2)
  })

  test('forged notices are refused; a true one of an order that nobody paid credits nothing and is to come again', async () => {
    const shopper = shop.newPerson()
    const order = await shop.startTopUp(shopper, 'tier_300', way)
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    expect(await postServiceNotice(shop, way, serviceNotice(way, order.orderId, stranger))).toBe(401)
    expect(await postServiceNotice(shop, way, `out_trade_no=${order.orderId}`)).toBe(401)
    expect(await postServiceNotice(shop, way, '')).toBe(401)
    expect(await postServiceNotice(shop, way, serviceNotice(way, order.orderId, serviceKey(shop)))).toBe(500)
    expect(await shop.balance(shopper)).toBe(0)
    expect(await postServiceNotice(shop, 'nobody', '')).toBe(404)
  })

  test('whoever comes back from the cashier finds the order’s page', async () => {
    const order = await shop.startTopUp(shop.newPerson(), 'tier_300', way)
    const back = await fetch(`${shop.url}/http/paygate/return/${order.orderId}`, { redirect: 'manual' })
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `${shop.url}/#/pages/top-up/index?orderId=${order.orderId}`,
    ])
    expect((await fetch(`${shop.url}/http/paygate/return/http:`, { redirect: 'manual' })).status).toBe(404)
  })

  test('an order that nobody pays is closed when its time is over, and its cashier is closed too', async () => {
    const shopper = shop.newPerson()
    const order = await shop.startTopUp(shopper, 'tier_300', way)
    await shop.advance(13 * MINUTE)
    await shop.tick()
    expect((await read(shopper, order)).state.state).toBe('closed')
    await expect(shop.atCashier(order, 'pay')).rejects.toThrow('no cashier')
  })

  test('a top-up goes back to the service it came from', async () => {
    const shopper = shop.newPerson()
    const { orderId } = await shop.topUp(shopper, 'tier_300', way)
    await shop.post('/localcloud/clock', { frozen: true })
    const refundId = newId('rft', shop.now)
    const wish = { refundId, orderId, reason: 'consumer' as const, expectedFen: yuan(300) }
    expect((await shop.call('shopper', shopper, 'refund.start', wish)).state).toBe('under_way')
    await shop.advance(5 * SECOND)
    expect((await shop.call('shopper', shopper, 'refund.read', { refundId })).state).toBe('refunded')
    expect(await shop.balance(shopper)).toBe(0)
    expect((await movementsOf('top_up_refunded', orderId))[0]).toMatchObject({ to: way, amount: yuan(300) })
  })

  test('the other way instead: the first order is given up, and what is paid on it all the same goes back', async () => {
    const shopper = shop.newPerson()
    const first = await shop.startTopUp(shopper, 'tier_300', way)
    const { state } = first
    if (state.state !== 'at_cashier') throw new Error('not at a cashier')
    // The cashier was opened and stays open in another tab.
    const prepayId = way === 'unionpay' ? await shop.openCashier(state.cashier) : null
    expect((await shop.call('shopper', shopper, 'topUp.giveUp', { orderId: first.orderId })).state.state).toBe('closed')
    const second = await shop.topUp(shopper, 'tier_300')
    expect(second.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
    await shop.post('/localcloud/clock', { frozen: true })
    if (prepayId) await shop.post(`/pay/sandbox/${prepayId}`, { action: 'pay' })
    else await shop.atCashier(first, 'pay')
    expect(await read(shopper, first)).toMatchObject({ bonusFen: 0, state: { state: 'refunding' } })
    // The bare money: a bonus could be spent before the clock takes it back.
    expect(await shop.balance(shopper)).toBe(yuan(330 + 300))
    await shop.advance(MINUTE)
    await shop.tick()
    await shop.advance(MINUTE)
    await shop.tick()
    expect((await read(shopper, first)).state).toMatchObject({ state: 'refunded', refundedFen: yuan(300) })
    expect(await shop.balance(shopper)).toBe(yuan(330))
  })
})

test('UnionPay is asked for no order that says it is of another time: the year of its payment would be wrong', async () => {
  const wish = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30), client: 'browser' as const }
  const aged = { ...wish, orderId: newId('ord', instant(shop.now - 300 * DAY)), way: 'unionpay' as const }
  expect(await shop.refusal('shopper', shop.newPerson(), 'topUp.start', aged)).toBe('COMMAND_ID_TIME')
})

test('what came on an order that was given up and was used at once stays on the card, and the order says so', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'notice', kind: 'lose' })
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.call('shopper', shopper, 'topUp.giveUp', { orderId: order.orderId })
  await shop.atCashier(order, 'pay')
  expect((await read(shopper, order)).state.state).toBe('refunding')
  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(shopper), amountFen: yuan(20) })
  await shop.advance(MINUTE)
  await shop.tick()
  expect((await read(shopper, order)).state).toMatchObject({ state: 'settled', balanceFen: yuan(280) })
  const wish = { orderId: order.orderId, reason: 'consumer' as const }
  expect((await shop.call('shopper', shopper, 'refund.quote', wish)).refundFen).toBe(yuan(280))
})

test('an order that was paid is not given up: it is credited, and the shopper is told', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'notice', kind: 'lose' })
  const order = await shop.startTopUp(shopper, 'tier_300', 'alipay')
  await shop.atCashier(order, 'pay')
  const answer = await shop.call('shopper', shopper, 'topUp.giveUp', { orderId: order.orderId })
  expect(answer.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
})

test('Alipay not answering leaves the order as it is, and says in the offer that it is unsteady', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'notice', kind: 'lose' }, { action: 'alipay.trade.query', kind: 'error' })
  const order = await shop.startTopUp(shopper, 'tier_300', 'alipay')
  await shop.atCashier(order, 'pay')
  const { orderId } = order
  for (let tries = 0; tries < 2; tries++) {
    expect(await shop.refusal('shopper', shopper, 'topUp.read', { orderId })).toBe('TRY_AGAIN')
  }
  const { ways: offered } = await shop.call('shopper', shopper, 'topUp.offer', { client: 'browser' })
  expect(offered).toContainEqual({ way: 'alipay', unsteady: true })
  await shop.disarm()
  expect((await read(shopper, order)).state.state).toBe('settled')
})

test('the bills of every channel are held against the books: what was paid there and not credited is found and settles itself', async () => {
  const day = shopDayOf(shop.now)
  await shop.arm({ action: 'notice', kind: 'lose' })
  const unheard = await Promise.all(
    (['alipay', 'unionpay'] as const).map(async way => {
      const order = await shop.startTopUp(shop.newPerson(), 'tier_800', way)
      await shop.atCashier(order, 'pay')
      return order.orderId
    }),
  )
  await shop.advance(DAY + 12 * HOUR)
  const match = () => shop.call('merchant', owner, 'bill.match', { day })
  const found = await match()
  const open = found.differences.filter(each => each.resolution.state === 'open')
  expect(open.map(({ kind, outTradeNo, billFen }) => [kind, outTradeNo, billFen]).sort()).toEqual(
    unheard.map(orderId => ['only_in_bill', orderId, yuan(800)]).sort(),
  )
  // Refunds of this day came back by both channels, each under our own numbers.
  expect(found.bill.refunds).toBeGreaterThanOrEqual(2)
  await shop.disarm()
  await shop.tick()
  const again = await match()
  expect(again.openDifferences).toBe(0)
  expect(again.books).toEqual(again.bill)
})

test('what is given back on a later day is of that day alone: the payment stands in the bill of its own', async () => {
  const shopper = shop.newPerson()
  const { orderId } = await shop.topUp(shopper, 'tier_300', 'unionpay')
  await shop.advance(DAY)
  const day = shopDayOf(shop.now)
  const wish = { refundId: newId('rft', shop.now), orderId, reason: 'cooling_off' as const, expectedFen: yuan(300) }
  await shop.call('shopper', shopper, 'refund.start', wish)
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.advance(DAY + 12 * HOUR)
  const found = await shop.call('merchant', owner, 'bill.match', { day })
  expect(found).toMatchObject({ openDifferences: 0, bill: { payments: 0, refunds: 1, refundedFen: yuan(300) } })
})

test('a bill that does not come whole is said to be so, and nothing is concluded from it', async () => {
  const day = shopDayOf(shop.now)
  await shop.topUp(shop.newPerson(), 'tier_300', 'unionpay')
  await shop.advance(DAY + 12 * HOUR)
  await shop.arm({ action: 'unionpay.fileTransfer', kind: 'error' })
  expect(await shop.refusal('merchant', owner, 'bill.match', { day })).toBe('TRY_AGAIN')
  await shop.disarm()
  expect((await shop.call('merchant', owner, 'bill.match', { day })).openDifferences).toBe(0)
})
