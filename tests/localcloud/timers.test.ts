import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { find } from './documents'
import { cloudForAll, discard, startCloud, until } from './start-cloud'

interface Tick {
  event: { Type: string; TriggerName: string; Time: string; userInfo: { openId?: string } }
  source: string
  openid: string | null
}
interface Status {
  clock: { now: number; frozen: boolean }
  timers: { schedule: { function: string; nextAt: number }[] }
}

const HOUR = 3_600_000
const cloud = cloudForAll()

const clock = (change: object, at = cloud): Promise<{ now: number }> => at.post('/localcloud/clock', change)
const ticks = (at = cloud): Promise<Tick[]> => find<Tick>(at, 'ticks')
const nextTick = async (at = cloud): Promise<number | undefined> =>
  (await at.get<Status>('/localcloud/status')).timers.schedule.find(timer => timer.function === 'tick')?.nextAt

test('a trigger fires when the clock reaches it, as nobody, with the platform’s event', async () => {
  await clock({ set: '2030-05-01T09:59:00+08:00', frozen: true })
  expect(await nextTick()).toBe(Date.parse('2030-05-01T10:00:00+08:00'))
  await cloud.post('/localcloud/settings', { timers: true })
  await clock({ set: '2030-05-01T10:00:00+08:00' })
  const [tick] = await until(async () => ((await ticks()).length > 0 ? ticks() : undefined), 'tick')
  expect(tick).toMatchObject({ source: 'wx_trigger', openid: null })
  expect(tick?.event).toMatchObject({ Type: 'Timer', TriggerName: 'everyHour', Time: '2030-05-01T02:00:00.000Z' })
})

test('periods that the clock jumped over are not made up for', async () => {
  const before = (await ticks()).length
  await clock({ advanceMs: 50 * HOUR })
  await until(async () => (await ticks()).length === before + 1, 'one more tick')
  expect(await nextTick()).toBe(Date.parse('2030-05-03T13:00:00+08:00'))
  await cloud.post('/localcloud/settings', { timers: false })
  await clock({ advanceMs: 50 * HOUR })
  await cloud.call('who')
  expect(await ticks()).toHaveLength(before + 1)
})

test('functions and server dates follow the clock, also while it stands still', async () => {
  const at = Date.parse('2031-01-01T00:00:00+08:00')
  await clock({ set: at, frozen: true })
  const { body } = await cloud.call<{ now: number }>('who')
  expect(body.now).toBe(at)
  await clock({ frozen: false })
  const later = await cloud.call<{ now: number }>('who')
  expect(later.body.now).toBeGreaterThanOrEqual(at)
  expect(later.body.now).toBeLessThan(at + HOUR)
})

test('a moved clock stays moved after the process was killed', async () => {
  const first = await startCloud()
  await clock({ set: '2032-02-29T08:00:00+08:00' }, first)
  await first.stop('SIGKILL')
  const second = await startCloud({ dataDir: first.dataDir })
  const { now } = (await second.get<Status>('/localcloud/status')).clock
  expect(new Date(now).toISOString().slice(0, 10)).toBe('2032-02-29')
  await discard(second)
})

describe('expressions', () => {
  let functions: string
  beforeAll(async () => {
    functions = await mkdtemp(join(tmpdir(), 'localcloud-functions-'))
  })
  afterAll(() => rm(functions, { recursive: true }))

  async function declare(name: string, ...triggers: object[]): Promise<void> {
    await mkdir(join(functions, name), { recursive: true })
    await writeFile(join(functions, name, 'index.js'), 'exports.main = () => ({})')
    await writeFile(join(functions, name, 'config.json'), JSON.stringify({ triggers }))
  }
  const timer = (config: string): object => ({ name: 'timer', type: 'timer', config })

  test('are read in Beijing time, and day and weekday together mean either', async () => {
    await declare('nightly', timer('0 30 2 * * * *'))
    await declare('either', timer('0 0 0 15 * 1 *'))
    await declare('often', timer('*/20 * * * * * *'))
    const own = await startCloud({ functions })
    await clock({ set: '2030-06-01T00:00:00Z', frozen: true }, own)
    const { timers } = await own.get<Status>('/localcloud/status')
    const next = Object.fromEntries(
      timers.schedule.map(entry => [entry.function, new Date(entry.nextAt).toISOString()]),
    )
    expect(next).toEqual({
      nightly: '2030-06-01T18:30:00.000Z',
      // Monday the 3rd comes before the 15th.
      either: '2030-06-02T16:00:00.000Z',
      often: '2030-06-01T00:00:20.000Z',
    })
    await discard(own)
  })

  test.each([
    ['with six fields', [timer('0 0 * * * *')], 'trigger timer'],
    ['that make no sense', [timer('99 * * * * * *')], 'trigger timer'],
    ['of a second trigger', [timer('0 * * * * * *'), timer('0 * * * * * *')], 'one trigger per function'],
  ])('%s keep the cloud from starting, and it says why', async (_, triggers, reason) => {
    await declare('wrong', ...triggers)
    await expect(startCloud({ functions })).rejects.toThrow(reason)
  })
})
