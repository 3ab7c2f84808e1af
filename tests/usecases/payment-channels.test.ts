import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

const orderOf = async (orderId: string) => {
  const [order] = await shop.documents<{ channel: string; progress: { state: string } }>('orders', { _id: orderId })
  if (!order) throw new Error('no such order')
  return order
}

/** A request to the function `wechatpay` by HTTP access, as anybody on the internet could send it. */
function postNotice(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${shop.url}/http/wechatpay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

test('when the cloud call does not answer, the payment is asked for by the merchant’s own keys and credited once', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'error' })
  const order = await shop.startTopUp(shopper, 'tier_800')
  expect(order.state).toMatchObject({ state: 'paying', payment: { signType: 'RSA' } })
  expect((await orderOf(order.orderId)).channel).toBe('wechat_v3')
  await shop.atCashier(order, 'pay')
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state).toMatchObject({ state: 'settled', balanceFen: yuan(920) })
  expect(await shop.documents('entries', { 'facts.orderId': order.orderId })).toHaveLength(1)
})

test('the signed and sealed notice alone credits, without anybody asking', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'error' })
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  while ((await orderOf(order.orderId)).progress.state !== 'settled') await shop.get('/localcloud/status')
  expect(await shop.balance(shopper)).toBe(yuan(330))
})

test('the next payment goes by what the member is used to', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'error' })
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  const next = await shop.startTopUp(shopper, 'tier_300')
  expect((await orderOf(next.orderId)).channel).toBe('wechat_v3')
})

test('an order of API v3 that nobody pays is closed at WeChat and here', async () => {
  const shopper = shop.newPerson()
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'error' })
  const order = await shop.startTopUp(shopper, 'tier_300')
  await shop.advance(11 * 60_000)
  await shop.tick()
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state.state).toBe('closed')
  await expect(shop.atCashier(order, 'pay')).resolves.toBeUndefined()
  expect(await shop.balance(shopper)).toBe(0)
})

test('forged notices over HTTP are refused: unsigned, signed by somebody else, replayed late', async () => {
  const shopper = shop.newPerson()
  const order = await shop.startTopUp(shopper, 'tier_300')
  const body = JSON.stringify({ event_type: 'TRANSACTION.SUCCESS', resource: { out_trade_no: order.orderId } })
  expect((await postNotice(body)).status).toBe(401)
  const merchant = JSON.parse(readFileSync(join(shop.dataDir, 'pay-v3', 'merchant.json'), 'utf8')) as {
    platformKeyId: string
  }
  const headers = {
    'wechatpay-timestamp': String(Math.floor(shop.now / 1000)),
    'wechatpay-nonce': randomBytes(16).toString('hex'),
    'wechatpay-serial': merchant.platformKeyId,
    'wechatpay-signature': randomBytes(256).toString('base64'),
  }
  expect((await postNotice(body, headers)).status).toBe(401)
  expect((await postNotice('{', {})).status).toBe(401)
  expect(await shop.balance(shopper)).toBe(0)
})

test('when the cloud call was carried out and its answer lost, the second way asks under a number of its own', async () => {
  const shopper = shop.newPerson()
  const fault = { action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'drop', effect: 'done' }
  await shop.arm(fault)
  const order = await shop.startTopUp(shopper, 'tier_300')
  expect(order.state).toMatchObject({ state: 'paying', payment: { signType: 'RSA' } })
  await shop.atCashier(order, 'pay')
  const read = await shop.call('shopper', shopper, 'topUp.read', { orderId: order.orderId })
  expect(read.state).toMatchObject({ state: 'settled', balanceFen: yuan(330) })
})
