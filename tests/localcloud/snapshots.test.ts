import { find } from './documents'
import { cloudPay, order, paidOrder, press, queryOrder } from './pay-sandbox'
import { cloudForAll, until } from './start-cloud'

const cloud = cloudForAll()

const add = (id: string): Promise<unknown> =>
  cloud.call('documents', {
    steps: [['things', 'add', null, { _id: id, code: id }]],
  })
const ids = async (): Promise<string[]> => (await find<{ _id: string }>(cloud, 'things')).map(({ _id }) => _id)

test('the whole state is put back: documents, orders, the clock, and what instances remembered', async () => {
  await cloud.post('/localcloud/clock', { set: '2030-01-01T00:00:00Z', frozen: true })
  const request = order()
  const { prepayId } = await cloudPay(cloud, 'unifiedOrder', request)
  await add('kept')
  expect(await cloud.post('/localcloud/snapshot', { name: 'before' })).toEqual({})

  await cloud.post('/localcloud/clock', { set: '2030-01-01T01:00:00Z' })
  await press(cloud, prepayId, 'pay')
  await add('gone')
  await cloud.call('who')
  expect((await queryOrder(cloud, request.outTradeNo)).tradeState).toBe('SUCCESS')

  expect(await cloud.post('/localcloud/restore', { name: 'before' })).toEqual({})
  expect(await ids()).toEqual(['kept'])
  expect((await queryOrder(cloud, request.outTradeNo)).tradeState).toBe('NOTPAY')
  const { body } = await cloud.call<{ calls: number; now: number }>('who')
  expect(body).toMatchObject({
    calls: 1,
    now: Date.parse('2030-01-01T00:00:00Z'),
  })
  await cloud.post('/localcloud/clock', { reset: true })
})

test('a notice that was under way is under way again', async () => {
  const { outTradeNo } = await paidOrder(cloud, { attach: '1' })
  const notices = (): Promise<unknown[]> => find(cloud, 'notices', { 'event.outTradeNo': outTradeNo })
  await until(async () => (await notices()).length === 1, 'the first try')
  await cloud.post('/localcloud/snapshot', { name: 'waiting' })
  for (let round = 0; round < 2; round += 1) {
    await cloud.post('/localcloud/clock', { advanceMs: 15_000 })
    await until(async () => (await notices()).length === 2, 'the second try')
    await cloud.post('/localcloud/restore', { name: 'waiting' })
    expect(await notices()).toHaveLength(1)
  }
})

test('a name that is no snapshot, or no name at all, is refused', async () => {
  expect(await cloud.post('/localcloud/restore', { name: 'nothing' })).toEqual({
    errMsg: 'no snapshot nothing',
  })
  const { errMsg } = await cloud.post<{ errMsg: string }>('/localcloud/restore', { name: '../state' })
  expect(errMsg).toContain('name')
})
