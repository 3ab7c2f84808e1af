import { find } from './documents'
import { cloudPay, order, paidOrder, press } from './pay-sandbox'
import { cloudForAll, until } from './start-cloud'

interface Logged {
  function: string
  state: string
  error?: string
  calls: { action: string; error?: string }[]
}
interface Failed {
  errMsg: string
}

const cloud = cloudForAll()
let lastId = 0
afterEach(async () => {
  await fetch(`${cloud.url}/localcloud/faults`, { method: 'DELETE' })
  await cloud.post('/localcloud/clock', { reset: true })
})

const arm = async (...faults: object[]): Promise<void> =>
  expect(await cloud.post('/localcloud/faults', { faults })).toEqual({})
const newId = (): string => {
  lastId += 1
  return `fault-${lastId}`
}
/** Adds a document through the SDK; the answer or the error that its caller saw. */
const add = async (id: string): Promise<{ status: number; body: Failed }> =>
  cloud.call<Failed>('documents', { steps: [['things', 'add', null, { _id: id, code: id }]] })
const exists = async (id: string): Promise<boolean> => (await find(cloud, 'things', { _id: id })).length === 1

describe('a database call fails', () => {
  test.each([
    ['before its effect', { kind: 'error' }, false, 'resource system error'],
    ['after its effect', { kind: 'error', effect: 'done' }, true, 'resource system error'],
    ['by a timeout before its effect', { kind: 'timeout' }, false, 'timeout'],
    ['by a timeout after its effect', { kind: 'timeout', effect: 'done' }, true, 'timeout'],
    ['by a conflict', { kind: 'conflict' }, false, 'TransactionConflict'],
    ['because the platform is busy', { kind: 'busy' }, false, 'TransactionBusy'],
    ['by a broken connection before its effect', { kind: 'drop' }, false, 'socket hang up'],
    ['by a broken connection after its effect', { kind: 'drop', effect: 'done' }, true, 'socket hang up'],
    ['because its instance dies before its effect', { kind: 'kill' }, false, 'killed by a fault'],
    ['because its instance dies after its effect', { kind: 'kill', effect: 'done' }, true, 'killed by a fault'],
  ])('%s', async (_, how, isDone, words) => {
    const id = newId()
    await arm({ action: 'database.insertDocument', target: 'things', ...how })
    const { status, body } = await add(id)
    expect(status).toBe(500)
    expect(body.errMsg).toContain(words)
    await fetch(`${cloud.url}/localcloud/faults`, { method: 'DELETE' })
    expect(await exists(id)).toBe(isDone)
  })

  test('twice delivered, the second delivery meets the first', async () => {
    const id = newId()
    await arm({ action: 'database.insertDocument', kind: 'duplicate' })
    expect((await add(id)).body.errMsg).toContain('E11000')
    expect(await exists(id)).toBe(true)
  })

  test('only the nth time, and only as often as asked', async () => {
    await arm({ action: 'database.*', function: 'documents', nth: 2, times: 2, kind: 'error' })
    const outcomes = []
    for (let index = 0; index < 5; index += 1) outcomes.push((await add(newId())).status)
    expect(outcomes).toEqual([200, 500, 500, 200, 200])
    const { faults } = await cloud.get<{ faults: { seen: number; fired: number }[] }>('/localcloud/faults')
    expect(faults).toMatchObject([{ seen: 5, fired: 2 }])
  })

  test('for a share of the calls that the seed decides', async () => {
    const run = async (seed: number): Promise<number[]> => {
      await arm({ action: 'database.insertDocument', share: 0.5, seed, kind: 'error' })
      const outcomes = []
      for (let index = 0; index < 16; index += 1) outcomes.push((await add(newId())).status)
      return outcomes
    }
    const first = await run(7)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
  })
})

test('a client’s call can be delivered twice or lose its answer', async () => {
  const id = newId()
  await arm({ action: 'call', target: 'documents', kind: 'drop', effect: 'done' })
  await expect(add(id)).rejects.toThrow()
  expect(await exists(id)).toBe(true)
  await arm({ action: 'call', target: 'who', kind: 'duplicate', copies: 3 })
  await cloud.post('/localcloud/kill-instances')
  const before = (await cloud.get<{ requests: Logged[] }>('/localcloud/requests?limit=2000')).requests
  expect((await cloud.call('who')).status).toBe(200)
  const after = (await cloud.get<{ requests: Logged[] }>('/localcloud/requests?limit=2000')).requests
  expect(after.length - before.length).toBe(3)
})

describe('a payment notice', () => {
  const notices = (outTradeNo: string): Promise<{ event: { totalFee: number } }[]> =>
    find(cloud, 'notices', { 'event.outTradeNo': outTradeNo })
  const arrive = (outTradeNo: string, times: number): Promise<true> =>
    until(async () => (await notices(outTradeNo)).length === times, `${times} notices`)

  test('comes five times at once', async () => {
    await arm({ action: 'notice', kind: 'duplicate', copies: 5 })
    await arrive((await paidOrder(cloud, { attach: '0' })).outTradeNo, 5)
  })

  test('is lost once and comes by the schedule, or is lost for good', async () => {
    await arm(
      { action: 'notice', nth: 1, times: 1, kind: 'drop' },
      { action: 'notice', nth: 2, times: 1, kind: 'lose' },
    )
    const { outTradeNo } = await paidOrder(cloud, { attach: '0' })
    await cloud.post('/localcloud/clock', { advanceMs: 15_000 })
    await arrive(outTradeNo, 1)
    const lost = await paidOrder(cloud, { attach: '0' })
    await until(async () => {
      const { faults } = await cloud.get<{ faults: { fired: number }[] }>('/localcloud/faults')
      return faults[1]?.fired === 1
    }, 'the loss')
    await cloud.post('/localcloud/clock', { advanceMs: 86_400_000 })
    await cloud.call('who')
    expect(await notices(lost.outTradeNo)).toEqual([])
  })

  test('names a wrong amount', async () => {
    await arm({ action: 'notice', kind: 'change', fields: { totalFee: 1 } })
    const { outTradeNo } = await paidOrder(cloud, { attach: '0' })
    await arrive(outTradeNo, 1)
    expect((await notices(outTradeNo))[0]?.event.totalFee).toBe(1)
  })

  test('overtakes an earlier one that is slow', async () => {
    await arm({ action: 'notice', nth: 1, times: 1, kind: 'slow', delayMs: 2500 })
    const slow = await paidOrder(cloud, { attach: '0' })
    const quick = await paidOrder(cloud, { attach: '0' })
    await arrive(quick.outTradeNo, 1)
    expect(await notices(slow.outTradeNo)).toEqual([])
    await arrive(slow.outTradeNo, 1)
  })
})

test('a broken answer of the cashier’s order leaves the order to be found by its number', async () => {
  const request = order()
  await arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'drop', effect: 'done' })
  await expect(cloudPay(cloud, 'unifiedOrder', request)).rejects.toThrow('socket hang up')
  const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
  expect(await press(cloud, prepayId, 'pay')).toEqual({ outcome: 'paid' })
})

test('the clock of one function can be off', async () => {
  await cloud.post('/localcloud/clock', { set: '2030-01-01T00:00:00Z', frozen: true })
  await cloud.post('/localcloud/settings', { clockSkewMs: { who: -90_000 } })
  const { body } = await cloud.call<{ now: number }>('who')
  expect(body.now).toBe(Date.parse('2029-12-31T23:58:30Z'))
  await cloud.post('/localcloud/clock', { frozen: false })
})

test('a fault that makes no sense is refused', async () => {
  const refused = await cloud.post<Failed>('/localcloud/faults', {
    faults: [{ action: 'database.*', kind: 'explode' }],
  })
  expect(refused.errMsg).toContain('kind')
})
