import { cloudForAll, discard, startCloud } from './start-cloud'

interface Answer {
  errCode: number
  errMsg: string
}
interface Sent {
  api: string
  to: string
  parameters: Record<string, unknown>
}

const cloud = cloudForAll()

async function open<T = Answer>(api: string, parameters: object): Promise<T> {
  return (await cloud.call<T>('open', { api, parameters })).body
}
const outbox = async (): Promise<Sent[]> => (await cloud.get<{ messages: Sent[] }>('/localcloud/outbox')).messages

describe('subscribeMessage.send', () => {
  const message = (touser: string, changes: object = {}): object => ({
    touser,
    templateId: 'balance',
    page: 'pages/card/index',
    data: { amount1: { value: '¥12.50' }, thing2: { value: '余额变动' }, time3: { value: '2030年1月2日 08:00' } },
    ...changes,
  })

  test('one consent is one message', async () => {
    expect((await open('subscribeMessage.send', message('o-a'))).errCode).toBe(43101)
    const allowed = await cloud.post('/localcloud/consents', { openid: 'o-a', templateIds: ['balance'] })
    expect(allowed).toEqual({ balance: 'accept' })
    expect((await open('subscribeMessage.send', message('o-a'))).errCode).toBe(0)
    expect((await open('subscribeMessage.send', message('o-a'))).errCode).toBe(43101)
    const sent = (await outbox()).filter(({ to }) => to === 'o-a')
    expect(sent).toMatchObject([
      { api: 'subscribeMessage.send', parameters: { template_id: 'balance', page: 'pages/card/index' } },
    ])
  })

  test.each([
    ['a thing of 21 characters', { data: { thing1: { value: '字'.repeat(21) } } }, 47003],
    ['an amount that is none', { data: { amount1: { value: 'a lot' } } }, 47003],
    ['a field of no kind', { data: { note: { value: 'x' } } }, 47003],
    ['a page with a slash in front', { page: '/pages/card/index' }, 41030],
  ])('%s is refused and uses no consent', async (_, changes, errCode) => {
    await cloud.post('/localcloud/consents', { openid: 'o-b', templateIds: ['balance'] })
    expect((await open('subscribeMessage.send', message('o-b', changes))).errCode).toBe(errCode)
    expect((await open('subscribeMessage.send', message('o-b'))).errCode).toBe(0)
  })
})

test('a code for a page is drawn, and a scene that WeChat would refuse is refused', async () => {
  const code = await open<{ contentType: string; head: string }>('wxacode.getUnlimited', {
    scene: 'c=1',
    page: 'pages/a',
  })
  expect(code).toEqual({ contentType: 'image/gif', head: 'GIF87a' })
  expect((await open('wxacode.getUnlimited', { scene: 'x'.repeat(33) })).errCode).toBe(40097)
  expect((await open('wxacode.getUnlimited', { scene: 'a b' })).errCode).toBe(40097)
  expect((await open('wxacode.getUnlimited', { scene: 'a', page: '/pages/a' })).errCode).toBe(41030)
})

test('a phone code is good for one use', async () => {
  const once = await open<{ phoneInfo: { purePhoneNumber: string } }>('phonenumber.getPhoneNumber', {
    code: '13800138000-x1',
  })
  expect(once.phoneInfo.purePhoneNumber).toBe('13800138000')
  expect((await open('phonenumber.getPhoneNumber', { code: '13800138000-x1' })).errCode).toBe(40029)
})

test('customer service may answer for 48 hours after a message', async () => {
  const answer = { touser: 'o-c', msgtype: 'text', text: { content: '您好' } }
  expect((await open('customerServiceMessage.send', answer)).errCode).toBe(45015)
  const reply = await cloud.post<string>('/localcloud/messages', { openid: 'o-c', function: 'open', content: '余额' })
  expect(reply).toBe('o-c wrote 余额')
  expect((await open('customerServiceMessage.send', answer)).errCode).toBe(0)
  await cloud.post('/localcloud/clock', { advanceMs: 49 * 3_600_000 })
  expect((await open('customerServiceMessage.send', answer)).errCode).toBe(45015)
  await cloud.post('/localcloud/clock', { reset: true })
})

test('an event of customer service has its own fields', async () => {
  const entered = { openid: 'o-d', function: 'echo', msgType: 'event', fields: { Event: 'user_enter_tempsession' } }
  const event = await cloud.post<Record<string, unknown>>('/localcloud/messages', entered)
  expect(event).toMatchObject({ FromUserName: 'o-d', MsgType: 'event', Event: 'user_enter_tempsession' })
  expect(event).not.toHaveProperty('Content')
})

describe('an Official Account', () => {
  const subscription = (changes: object = {}): object => ({
    url: `${cloud.url}/http/wechat/oa`,
    token: 'token',
    ...changes,
  })
  const write = (changes: object, message: object): Promise<{ status: number; tries: number; reply: string }> =>
    cloud.post('/localcloud/official-account/messages', { ...subscription(changes), openid: 'o-fan', message })
  const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

  test('an address is accepted that checks the signature and echoes', async () => {
    const verify = (changes: object): Promise<unknown> =>
      cloud.post('/localcloud/official-account/verify', subscription(changes))
    expect(await verify({})).toEqual({ accepted: true })
    expect(await verify({ token: 'another' })).toEqual({ accepted: false })
    expect(await verify({ url: `${cloud.url}/http/nosuch` })).toEqual({ accepted: false })
  })

  test.each([
    ['signed', {}],
    ['encrypted', { encodingAesKey: AES_KEY }],
  ])('a follower writes: the message is %s, and the reply is kept', async (_, changes) => {
    const { status, tries, reply } = await write(changes, { MsgType: 'text', Content: '余额]]>' })
    expect([status, tries]).toEqual([200, 1])
    expect(reply).toContain('o-fan asked 余额]]>')
    expect((await outbox())[0]).toMatchObject({ api: 'officialAccount.reply', to: 'o-fan', parameters: { reply } })
  })

  test('a tap on a menu is an event, and no reply is none', async () => {
    expect(await write({}, { MsgType: 'event', Event: 'CLICK', EventKey: 'nothing' })).toMatchObject({
      reply: 'success',
    })
  })

  test('a message that is not answered is sent three times', async () => {
    expect(await write({ token: 'another' }, { MsgType: 'text', Content: 'x' })).toMatchObject({
      status: 401,
      tries: 3,
    })
  })
})

test('an interface that the function did not declare, or that there is none of, is refused', async () => {
  expect((await open('cloudbase.sendSmsV2', {})).errCode).toBe(-604101)
  expect((await open('wxacode.nothing', {})).errCode).toBe(-604100)
})

test('what was sent is kept when the process is killed', async () => {
  const first = await startCloud()
  const sms = { phoneNumberList: ['+8613800138000'], content: '余额提醒' }
  await first.call('open', { api: 'cloudbase.sendSms', parameters: sms })
  await first.stop('SIGKILL')
  const second = await startCloud({ dataDir: first.dataDir })
  const { messages } = await second.get<{ messages: Sent[] }>('/localcloud/outbox')
  expect(messages).toMatchObject([{ api: 'cloudbase.sendSms', to: '+8613800138000' }])
  await discard(second)
})

describe('HTTP access', () => {
  test('a function sees the request and decides the response', async () => {
    const headers = { 'x-secret': 'abc', 'content-type': 'application/xml' }
    const response = await fetch(`${cloud.url}/http/web/a/b?x=1`, { method: 'PUT', headers, body: '<a/>' })
    expect([response.status, response.headers.get('x-made-by')]).toEqual([201, 'web'])
    expect(await response.json()).toEqual({
      path: '/a/b',
      httpMethod: 'PUT',
      query: { x: '1' },
      body: '<a/>',
      isBase64Encoded: false,
      secret: 'abc',
      source: 'wx_http',
      openid: null,
    })
  })

  test('a function answers at the path that the project gave it, and below', async () => {
    for (const [path, seen] of [
      ['/shop/v1', '/'],
      ['/shop/v1/orders/7', '/orders/7'],
      ['/web/v1', '/v1'],
    ]) {
      expect(await (await fetch(`${cloud.url}/http${path}`)).json()).toMatchObject({ path: seen })
    }
    expect((await fetch(`${cloud.url}/http/shop/v2`)).status).toBe(404)
  })

  test('bytes travel as Base64', async () => {
    const response = await fetch(`${cloud.url}/http/web`, { method: 'POST', body: new Uint8Array([255, 0, 254]) })
    expect(await response.json()).toMatchObject({ body: '/wD+', isBase64Encoded: true })
  })

  test('any other result is sent as JSON, and failures have a status', async () => {
    expect(await (await fetch(`${cloud.url}/http/web/plain`)).json()).toEqual({ seen: true })
    expect((await fetch(`${cloud.url}/http/web/throw`)).status).toBe(500)
    expect((await fetch(`${cloud.url}/http/nosuch`)).status).toBe(404)
  })
})
