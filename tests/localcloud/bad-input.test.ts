import { request as httpRequest } from 'node:http'
import { cloudForAll, discard, startCloud } from './start-cloud'

interface Refused {
  code: string
  message: string
  requestId: string
}

const cloud = cloudForAll()

async function admin(body: string, type = 'application/json'): Promise<{ status: number; reply: Refused }> {
  const response = await fetch(`${cloud.url}/admin`, { method: 'POST', headers: { 'content-type': type }, body })
  return { status: response.status, reply: (await response.json()) as Refused }
}
const action = (name: string, params: object = {}): string => JSON.stringify({ action: name, ...params })

describe('the protocol answers in the platform’s form to', () => {
  test.each([
    ['text that is not JSON', '{"action":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no action', '{}'],
    ['an action that is no text', '{"action":{"a":1}}'],
    ['an unknown action', action('database.dropEverything')],
    ['an action named like an inherited property', action('constructor')],
    ['an unknown pay interface', action('wx.wxPayApi', { apiName: 'constructor' })],
    ['keys that would reach the prototype', '{"action":"database.getDocument","__proto__":{"polluted":true}}'],
    [
      'a query that is no JSON',
      action('database.getDocument', { collectionName: 'things', queryType: 'WHERE', query: '{' }),
    ],
    [
      'an invalid EJSON number',
      action('database.insertDocument', { collectionName: 'things', data: ['{"n":{"$numberInt":"x"}}'] }),
    ],
    ['data of the wrong type', action('database.insertDocument', { collectionName: 'things', data: 5 })],
    ['a function call without a name', action('functions.invokeFunction')],
    [
      'a function call with broken data',
      action('functions.invokeFunction', { function_name: 'who', request_data: '{' }),
    ],
  ])('%s', async (_, body) => {
    const { status, reply } = await admin(body)
    expect(status).toBe(200)
    expect(reply.code).toMatch(/^[A-Z_]+$/)
    expect(reply.code).not.toBe('SYS_ERR')
    expect(reply.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('a query whose regular expression would step back for ever', async () => {
    const text = `${'x'.repeat(60)}!`
    await admin(action('database.insertDocument', { collectionName: 'things', data: [JSON.stringify({ text })] }))
    const query = JSON.stringify({ text: { $regex: '^(x+x+)+y' } })
    const { reply } = await admin(action('database.getDocument', { collectionName: 'things', query }))
    expect(reply).toMatchObject({ data: { list: [] } })
  })

  test('a query whose regular expression no engine can follow without stepping back', async () => {
    const text = `${'y'.repeat(40)}!`
    await admin(
      action('database.insertDocument', { collectionName: 'things', data: [JSON.stringify({ code: 'slow', text })] }),
    )
    const query = JSON.stringify({ text: { $regex: '^(?=(y+)+$)' } })
    const { reply } = await admin(action('database.getDocument', { collectionName: 'things', query }))
    expect(reply).toMatchObject({ code: 'SERVER_TIMEOUT' })
  })

  test('a body above the limit', async () => {
    const { status, reply } = await admin(action('database.insertDocument', { data: ['x'.repeat(21 * 1024 * 1024)] }))
    expect([status, reply.code]).toEqual([200, 'INVALID_PARAM'])
  })

  test('very deep nesting', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const { reply } = await admin(action('database.insertDocument', { collectionName: 'things', data: [deep] }))
    expect(reply.code).toMatch(/^[A-Z_]+$/)
    expect(reply.code).not.toBe('SYS_ERR')
  })

  test('a content type that it does not know', async () => {
    expect((await admin('action=x', 'application/x-www-form-urlencoded')).reply.code).toBe('INVALID_PARAM')
  })

  test('a multipart body that breaks off', async () => {
    const { status, reply } = await admin(
      '--b\r\nContent-Disposition: form-data; name="action"\r\n\r\nwx',
      'multipart/form-data; boundary=b',
    )
    expect(status).toBe(200)
    expect(reply.code).toMatch(/^[A-Z_]+$/)
  })
})

test('a request to another host name is refused', async () => {
  const { port } = new URL(cloud.url)
  const status = await new Promise(resolve => {
    httpRequest({ host: '127.0.0.1', port, path: '/localcloud/status', headers: { host: 'evil.example' } }, response =>
      resolve(response.statusCode),
    ).end()
  })
  expect(status).toBe(421)
})

test('a page from elsewhere changes nothing', async () => {
  const send = (origin: string) =>
    fetch(`${cloud.url}/localcloud/collections/things/import?mode=insert`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin },
      body: '{"from":"elsewhere"}',
    })
  expect((await send('https://evil.example')).status).toBe(403)
  expect((await send('null')).status).toBe(403)
  expect((await send(cloud.url)).status).toBe(200)
})

test('an event above the platform’s limit is refused to the client', async () => {
  const { status, body } = await cloud.call<{ errCode: number }>('who', { text: 'x'.repeat(6 * 1024 * 1024) })
  expect([status, body.errCode]).toEqual([413, -501007])
})

test('files outside the served folders cannot be reached', async () => {
  const { port } = new URL(cloud.url)
  for (const path of ['/localcloud/web/../cli.js', '/localcloud/web/%2e%2e/cli.js', '/localcloud/web/..%2fcli.js']) {
    const status = await new Promise(resolve => {
      httpRequest({ host: '127.0.0.1', port, path }, response => resolve(response.statusCode)).end()
    })
    expect(status).not.toBe(200)
  }
})

test('the control API for tests is closed unless it is asked for', async () => {
  const { call } = cloud
  expect((await call('who')).status).toBe(200)
  const plain = await startCloud({ test: false })
  const response = await fetch(`${plain.url}/localcloud/kill-instances`, { method: 'POST' })
  expect(response.status).toBe(404)
  await discard(plain)
})
