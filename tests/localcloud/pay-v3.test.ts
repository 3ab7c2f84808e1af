import { createDecipheriv, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { find } from './documents'
import { press } from './pay-sandbox'
import { cloudForAll, until } from './start-cloud'

interface Merchant {
  mchId: string
  serial: string
  apiV3Key: string
  platformKeyId: string
  privateKey: string
  platformKey: string
}
interface Reply<T> {
  status: number
  body: T & { code?: string; message?: string }
  isSigned: boolean
}
interface StoredNotice {
  path: string
  headers: Record<string, string>
  body: string
}

const cloud = cloudForAll()
let merchant: Merchant
beforeAll(async () => {
  // The keys are made when somebody first asks.
  await fetch(`${cloud.url}/v3/pay/transactions/id/x`)
  const read = (name: string): Promise<string> => readFile(join(cloud.dataDir, 'pay-v3', name), 'utf8')
  const known = JSON.parse(await read('merchant.json')) as Merchant
  merchant = { ...known, privateKey: await read('merchant_key.pem'), platformKey: await read('platform_public.pem') }
})
afterEach(() => cloud.post('/localcloud/clock', { reset: true }))

function isSignedByPlatform(headers: Record<string, string>, body: string): boolean {
  const message = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`
  const signature = Buffer.from(headers['wechatpay-signature'] ?? '', 'base64')
  const isOurs = headers['wechatpay-serial'] === merchant.platformKeyId
  return isOurs && verify('RSA-SHA256', Buffer.from(message), createPublicKey(merchant.platformKey), signature)
}

/** A request signed as a merchant's server signs it, so many seconds ago; `spoil` changes the body after signing. */
async function v3<T = object>(
  method: string,
  path: string,
  content?: object,
  { spoil = false, agoS = 0 } = {},
): Promise<Reply<T>> {
  const { clock } = await cloud.get<{ clock: { now: number } }>('/localcloud/status')
  const body = content === undefined ? '' : JSON.stringify(content)
  const timestamp = Math.floor(clock.now / 1000) - agoS
  const nonce = randomBytes(16).toString('hex')
  const message = `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`
  const signature = sign('RSA-SHA256', Buffer.from(message), merchant.privateKey).toString('base64')
  const fields = `mchid="${merchant.mchId}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${merchant.serial}",signature="${signature}"`
  const headers = { authorization: `WECHATPAY2-SHA256-RSA2048 ${fields}`, 'content-type': 'application/json' }
  const sent = content === undefined ? undefined : `${body}${spoil ? ' ' : ''}`
  const response = await fetch(`${cloud.url}${path}`, { method, headers, body: sent })
  const text = await response.text()
  const isSigned = isSignedByPlatform(Object.fromEntries(response.headers), text)
  return { status: response.status, body: text === '' ? {} : JSON.parse(text), isSigned } as Reply<T>
}

const order = (outTradeNo: string, changes: object = {}): object => ({
  appid: 'wx0000000000localcl',
  mchid: merchant.mchId,
  description: '充值 800',
  out_trade_no: outTradeNo,
  notify_url: `${cloud.url}/http/notified/${outTradeNo}`,
  amount: { total: 80_000, currency: 'CNY' },
  payer: { openid: 'o-payer' },
  ...changes,
})
const JSAPI = '/v3/pay/transactions/jsapi'
const byNumber = (outTradeNo: string): string =>
  `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${merchant.mchId}`
const notices = (path: string): Promise<StoredNotice[]> => find(cloud, 'notices', { path })

function open({ body }: StoredNotice): Record<string, unknown> {
  const { resource } = JSON.parse(body) as { resource: { ciphertext: string; nonce: string; associated_data: string } }
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', merchant.apiV3Key, resource.nonce)
  decipher.setAAD(Buffer.from(resource.associated_data))
  decipher.setAuthTag(sealed.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString())
}

test('an order is placed, paid and told in a signed and sealed notice', async () => {
  const placed = await v3<{ prepay_id: string }>('POST', JSAPI, order('v3_paid', { attach: 'top-up' }))
  expect([placed.status, placed.isSigned]).toEqual([200, true])
  expect((await v3<{ trade_state: string }>('GET', byNumber('v3_paid'))).body.trade_state).toBe('NOTPAY')
  await press(cloud, placed.body.prepay_id, 'pay')
  const [notice] = await until(
    async () => ((await notices('/v3_paid')).length ? notices('/v3_paid') : undefined),
    'notice',
  )
  if (!notice) throw new Error('no notice')
  expect(isSignedByPlatform(notice.headers, notice.body)).toBe(true)
  const told = open(notice)
  expect(told).toMatchObject({
    out_trade_no: 'v3_paid',
    trade_state: 'SUCCESS',
    attach: 'top-up',
    payer: { openid: 'o-payer' },
  })
  expect((await v3('GET', byNumber('v3_paid'))).body).toEqual(told)
  expect((await v3('GET', `/v3/pay/transactions/id/${told.transaction_id}?mchid=${merchant.mchId}`)).body).toEqual(told)
})

test('a finished refund is told in a signed and sealed notice', async () => {
  const { body } = await v3<{ prepay_id: string }>('POST', JSAPI, order('v3_refunded'))
  await press(cloud, body.prepay_id, 'pay')
  await v3('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'v3_refunded',
    out_refund_no: 'v3_told',
    notify_url: `${cloud.url}/http/notified/back`,
    amount: { refund: 30_000, total: 80_000, currency: 'CNY' },
  })
  expect(await notices('/back')).toEqual([])
  await cloud.post('/localcloud/clock', { advanceMs: 3000 })
  const notice = await until(async () => (await notices('/back'))[0], 'notice')
  expect(isSignedByPlatform(notice.headers, notice.body)).toBe(true)
  expect(JSON.parse(notice.body)).toMatchObject({ event_type: 'REFUND.SUCCESS', resource: { original_type: 'refund' } })
  const { body: asked } = await v3<{ refund_id: string }>('GET', '/v3/refund/domestic/refunds/v3_told')
  expect(open(notice)).toMatchObject({
    out_trade_no: 'v3_refunded',
    out_refund_no: 'v3_told',
    refund_id: asked.refund_id,
    refund_status: 'SUCCESS',
    amount: { total: 80_000, refund: 30_000 },
  })
})

test('a notice that is not acknowledged comes again', async () => {
  const { body } = await v3<{ prepay_id: string }>(
    'POST',
    JSAPI,
    order('v3_late', { notify_url: `${cloud.url}/http/notified/late` }),
  )
  await press(cloud, body.prepay_id, 'pay')
  await until(async () => (await notices('/late')).length === 1, 'the first try')
  await cloud.post('/localcloud/clock', { advanceMs: 15_000 })
  await until(async () => (await notices('/late')).length === 2, 'the second try')
})

test('a request that the merchant did not sign is refused', async () => {
  const spoiled = await v3('POST', JSAPI, order('v3_spoiled'), { spoil: true })
  expect([spoiled.status, spoiled.body.code]).toEqual([401, 'SIGN_ERROR'])
  expect((await v3('POST', JSAPI, order('v3_spoiled'), { agoS: 400 })).status).toBe(401)
  expect((await v3('POST', JSAPI, order('v3_spoiled'), { agoS: -400 })).status).toBe(401)
  const bare = await fetch(`${cloud.url}${JSAPI}`, { method: 'POST', body: JSON.stringify(order('v3_bare')) })
  expect(bare.status).toBe(401)
  expect((await v3('GET', byNumber('v3_spoiled'))).status).toBe(404)
})

test.each([
  ['an amount of nothing', { amount: { total: 0 } }, 400, 'PARAM_ERROR'],
  ['a number that is too short', { out_trade_no: 'v3' }, 400, 'PARAM_ERROR'],
  ['another mini-program', { appid: 'wxother' }, 400, 'APPID_MCHID_NOT_MATCH'],
])('%s is refused', async (_, changes, status, code) => {
  const refused = await v3('POST', JSAPI, order('v3_wrong', changes))
  expect([refused.status, refused.body.code, refused.isSigned]).toEqual([status, code, true])
})

test('the rules of orders and refunds are those of cloud pay', async () => {
  const { body } = await v3<{ prepay_id: string }>('POST', JSAPI, order('v3_rules'))
  const changed = await v3('POST', JSAPI, order('v3_rules', { amount: { total: 1 } }))
  expect([changed.status, changed.body.code]).toEqual([403, 'OUT_TRADE_NO_USED'])
  const close = '/v3/pay/transactions/out-trade-no/v3_rules/close'
  expect((await v3('POST', close, { mchid: merchant.mchId })).body.code).toBe('INVALID_REQUEST')
  await press(cloud, body.prepay_id, 'pay')
  const refund = {
    out_trade_no: 'v3_rules',
    out_refund_no: 'v3_back',
    amount: { refund: 30_000, total: 80_000, currency: 'CNY' },
  }
  const taken = await v3<{ status: string }>('POST', '/v3/refund/domestic/refunds', refund)
  expect([taken.status, taken.body.status]).toEqual([200, 'PROCESSING'])
  await cloud.post('/localcloud/clock', { advanceMs: 60_000 })
  const tooMuch = { ...refund, out_refund_no: 'v3_more', amount: { ...refund.amount, refund: 50_001 } }
  expect((await v3('POST', '/v3/refund/domestic/refunds', tooMuch)).body.code).toBe('REFUND_FEE_INVALID')
  expect((await v3<{ status: string }>('GET', '/v3/refund/domestic/refunds/v3_back')).body.status).toBe('SUCCESS')
  const other = await v3<{ prepay_id: string }>('POST', JSAPI, order('v3_close'))
  await cloud.post('/localcloud/clock', { advanceMs: 6 * 60_000 })
  expect((await v3('POST', '/v3/pay/transactions/out-trade-no/v3_close/close', { mchid: merchant.mchId })).status).toBe(
    204,
  )
  expect(await press(cloud, other.body.prepay_id, 'pay')).toEqual({ errMsg: '订单已关闭' })
})
