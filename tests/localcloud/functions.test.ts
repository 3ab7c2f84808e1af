import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloudForAll, discard, startCloud, until } from './start-cloud'

interface Seen {
  wx: { OPENID?: string; SOURCE: string; APPID: string; ENV: string; UNIONID?: string }
  event: { userInfo: { openId?: string } }
  requestId: string
  calls: number
  settings: { shared?: string; own?: string }
  hours: number
  bareOpenid?: string
}
interface Refused {
  errCode: number
  errMsg: string
}
interface Logged {
  requestId: string
  parentId?: string
  function: string
  cold: boolean
  output: string
  state: string
  calls: { action: string; target?: string; startMs: number; endMs: number; error?: string }[]
}

let settingsDir: string

const cloud = cloudForAll(async () => {
  settingsDir = await mkdtemp(join(tmpdir(), 'localcloud-settings-'))
  const file = join(settingsDir, 'env.json')
  await writeFile(file, JSON.stringify({ '*': { SHARED: 'for all' }, who: { OWN: 'for who' } }))
  return { args: ['--env-file', file, '--max-instances', '4'] }
})
afterAll(() => rm(settingsDir, { recursive: true }))

const requests = async (): Promise<Logged[]> =>
  (await cloud.get<{ requests: Logged[] }>('/localcloud/requests')).requests

describe('identity', () => {
  test('a function sees who called it and from where', async () => {
    const { body } = await cloud.call<Seen>('who', {}, 'o-ann')
    expect(body.wx).toMatchObject({ OPENID: 'o-ann', SOURCE: 'wx_client', ENV: 'localcloud-env' })
    expect(body.event.userInfo).toEqual({ appId: body.wx.APPID, openId: 'o-ann' })
  })

  test('a function called by a function keeps the person and lengthens the source', async () => {
    const { body } = await cloud.call<{ result: Seen }>('nested', { name: 'who' }, 'o-ann')
    expect(body.result.wx).toMatchObject({ OPENID: 'o-ann', SOURCE: 'wx_client,scf' })
  })

  test('the identity of one call is gone in the next one of the same instance', async () => {
    await cloud.post('/localcloud/kill-instances', { function: 'who' })
    await cloud.call('who', {}, 'o-first')
    const { body } = await cloud.call<Seen>('who', {}, 'o-second')
    expect([body.calls, body.wx.OPENID]).toEqual([2, 'o-second'])
    const nobody = await cloud.get<Seen>('/http/who')
    expect([nobody.calls, nobody.wx.OPENID, nobody.wx.SOURCE]).toEqual([3, undefined, 'wx_http'])
    expect([nobody.event.userInfo.openId, nobody.bareOpenid]).toEqual([undefined, undefined])
  })

  test('overlapping calls of many people never see each other', async () => {
    const people = Array.from({ length: 40 }, (_, index) => `o-${index}`)
    const seen = await Promise.all(people.map(openid => cloud.call<Seen>('who', {}, openid)))
    expect(seen.map(({ body }) => body.wx.OPENID)).toEqual(people)
  })

  test('a call without a signed-in person is refused', async () => {
    expect((await cloud.call('who', {}, '')).status).toBe(401)
  })

  test('a function has the variables of the project and lives in UTC', async () => {
    const { body } = await cloud.call<Seen>('who')
    expect(body.settings).toEqual({ shared: 'for all', own: 'for who' })
    expect(body.hours).toBe(0)
  })
})

describe('instances', () => {
  test('the memory of an instance lasts from call to call and ends with the instance', async () => {
    await cloud.post('/localcloud/kill-instances', { function: 'who' })
    expect((await cloud.call<Seen>('who')).body.calls).toBe(1)
    expect((await cloud.call<Seen>('who')).body.calls).toBe(2)
    await cloud.post('/localcloud/kill-instances', { function: 'who' })
    expect((await cloud.call<Seen>('who')).body.calls).toBe(1)
    expect((await requests()).slice(0, 3).map(({ cold }) => cold)).toEqual([true, false, true])
  })

  test('no more instances start than allowed, and the calls beyond wait', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => cloud.call<Seen>('who')))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const { instances } = await cloud.get<{ instances: Record<string, number> }>('/localcloud/status')
    expect(instances.who).toBe(4)
  })

  test('instances can be warmed, and calls then begin warm', async () => {
    await cloud.post('/localcloud/kill-instances', { function: 'who' })
    expect(await cloud.post('/localcloud/warm', { function: 'who', instances: 3 })).toEqual({})
    await Promise.all(Array.from({ length: 3 }, () => cloud.call('who')))
    expect((await requests()).slice(0, 3).map(({ cold }) => cold)).toEqual([false, false, false])
  })

  test('a function that runs too long is ended, also when it never yields', async () => {
    for (const how of ['hang', 'spin']) {
      const { status, body } = await cloud.call<Refused>('misbehave', { how })
      expect([status, body.errCode]).toEqual([504, -504003])
      expect(body.errMsg).toContain('timed out after 1 seconds')
    }
    expect((await cloud.call('misbehave', {})).status).toBe(200)
  })

  test('a function that throws, exits or does not load fails the call and not the cloud', async () => {
    const failures: [string, object, string][] = [
      ['misbehave', { how: 'throw' }, 'TypeError: this went wrong'],
      ['misbehave', { how: 'exit' }, 'Process exited'],
      ['misbehave', { how: 'reject' }, 'nobody caught this'],
      ['broken', {}, 'this module does not load'],
    ]
    for (const [name, event, words] of failures) {
      const { status, body } = await cloud.call<Refused>(name, event)
      expect([status, body.errCode]).toEqual([500, -504002])
      expect(body.errMsg).toContain(words)
    }
    expect((await cloud.call('misbehave', {})).status).toBe(200)
  })

  test('a result above one megabyte is refused and one just below is not', async () => {
    const frame = '{"text":""}'.length
    const { status } = await cloud.call('misbehave', { how: 'large', bytes: 1024 * 1024 - frame })
    expect(status).toBe(200)
    const { body } = await cloud.call<Refused>('misbehave', { how: 'large', bytes: 1024 * 1024 - frame + 1 })
    expect(body.errCode).toBe(-604001)
  })
})

describe('who may call', () => {
  test('a client may not call a function whose rule says no, but a function may', async () => {
    const { status, body } = await cloud.call<Refused>('private')
    expect([status, body.errCode]).toEqual([403, -501023])
    const nested = await cloud.call<{ result: unknown }>('nested', { name: 'private' })
    expect(nested.body.result).toEqual({ reached: true })
  })

  test('a function that does not exist is said so to clients and to functions', async () => {
    const { status, body } = await cloud.call<Refused>('nosuch')
    expect([status, body.errCode]).toEqual([404, -501000])
    const nested = await cloud.call<Refused>('nested', { name: 'nosuch' })
    expect(nested.body.errMsg).toContain('FunctionName parameter could not be found')
  })
})

describe('request log', () => {
  test('an invocation lists its own cloud calls, output and the invocation that it caused', async () => {
    await cloud.call('nested', { name: 'who' })
    const [inner, outer] = (await requests())
      .slice(0, 2)
      .sort((a, b) => a.function.localeCompare(b.function))
      .reverse()
    expect(inner).toMatchObject({ function: 'who', parentId: outer?.requestId, calls: [] })
    expect(inner?.output).toMatch(/^call \d+\n$/)
    expect(outer?.calls).toMatchObject([{ action: 'functions.invokeFunction', target: 'who' }])
  })

  test('database calls are counted where they happened, failed ones with their code', async () => {
    const steps = [
      ['things', 'add', null, { _id: 'log-1', code: 'log-1' }],
      ['things', 'get', 'log-1'],
      ['absent', 'get', 'x'],
    ]
    await cloud.call('documents', { steps })
    const [latest] = await requests()
    expect(latest?.state).toBe('failed')
    expect(latest?.calls.map(({ action, target, error }) => [action, target, error])).toEqual([
      ['database.insertDocument', 'things', undefined],
      ['database.getDocument', 'things', undefined],
      ['database.getDocument', 'absent', 'DATABASE_COLLECTION_NOT_EXIST'],
    ])
    const [first, second] = latest?.calls ?? []
    expect(first?.endMs).toBeLessThanOrEqual(second?.startMs ?? 0)
  })
})

describe('durability', () => {
  test('documents written before the process is killed are there after it', async () => {
    const before = await startCloud()
    const steps = Array.from({ length: 20 }, (_, index) => ['things', 'add', null, { _id: `d${index}`, code: index }])
    await before.call('documents', { steps })
    await before.stop('SIGKILL')
    const after = await startCloud({ dataDir: before.dataDir })
    const { collections } = await after.get<{ collections: { name: string; count: number }[] }>(
      '/localcloud/collections',
    )
    expect(collections.find(({ name }) => name === 'things')?.count).toBe(20)
    await discard(after)
  })

  test('a cloud that is told to stop does so while calls are running', async () => {
    const stopping = await startCloud()
    const hanging = stopping.call('misbehave', { how: 'hang' }).catch(() => 'cut off')
    await until(
      async () => (await stopping.get<{ requests: unknown[] }>('/localcloud/requests')).requests.length > 0,
      'call',
    )
    await discard(stopping)
    expect(await hanging).toBeDefined()
    expect(stopping.process.exitCode).toBe(0)
  })
})
