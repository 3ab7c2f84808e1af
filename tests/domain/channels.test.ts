import fc from 'fast-check'
import type { ChannelFacts, ChannelId } from '../../src/domain/channels/channel'
import { routeChannels, waysToPay } from '../../src/domain/channels/route'

const cloud: ChannelFacts = { channel: 'wechat_cloud', clients: ['mini_program'], feePerMyriad: 60 }
const v3: ChannelFacts = { channel: 'wechat_v3', clients: ['mini_program'], feePerMyriad: 60 }
const calm = { client: 'mini_program', way: 'wechat', recentFailures: {}, usual: null } as const

test('equals are asked in the order in which the shop lists them', () => {
  expect(routeChannels([cloud, v3], calm)).toEqual({ channels: ['wechat_cloud', 'wechat_v3'], why: 'first_in_order' })
})

test('what the member is used to comes first', () => {
  const route = routeChannels([cloud, v3], { ...calm, usual: 'wechat_v3' })
  expect(route).toEqual({ channels: ['wechat_v3', 'wechat_cloud'], why: 'usual' })
})

test('a channel that keeps failing is asked after the others, whatever the member is used to', () => {
  const route = routeChannels([cloud, v3], { ...calm, usual: 'wechat_cloud', recentFailures: { wechat_cloud: 2 } })
  expect(route).toEqual({ channels: ['wechat_v3', 'wechat_cloud'], why: 'others_failing' })
})

test('one failure is no reason to leave what the member is used to', () => {
  const route = routeChannels([cloud, v3], { ...calm, usual: 'wechat_cloud', recentFailures: { wechat_cloud: 1 } })
  expect(route.channels[0]).toBe('wechat_cloud')
})

test('the cheaper one comes first when nothing else speaks', () => {
  const route = routeChannels([cloud, { ...v3, feePerMyriad: 38 }], calm)
  expect(route).toEqual({ channels: ['wechat_v3', 'wechat_cloud'], why: 'cheapest' })
})

test('what the client cannot do is never asked', () => {
  expect(routeChannels([cloud, v3], { ...calm, client: 'browser' })).toEqual({ channels: [], why: 'none' })
  expect(routeChannels([cloud], calm)).toEqual({ channels: ['wechat_cloud'], why: 'only_one' })
})

test('every usable channel is asked exactly once, those that work before those that fail', () => {
  const facts = fc.record({
    feePerMyriad: fc.integer({ min: 0, max: 300 }),
    clients: fc.subarray(['mini_program', 'browser'] as const),
  })
  fc.assert(
    fc.property(facts, facts, fc.nat(5), fc.nat(5), (a, b, failuresA, failuresB) => {
      const offered: ChannelFacts[] = [
        { channel: 'wechat_cloud', ...a },
        { channel: 'wechat_v3', ...b },
      ]
      const recentFailures: Partial<Record<ChannelId, number>> = { wechat_cloud: failuresA, wechat_v3: failuresB }
      const { channels } = routeChannels(offered, { ...calm, recentFailures })
      const usable = offered.filter(each => each.clients.includes('mini_program')).map(each => each.channel)
      expect([...channels].sort()).toEqual([...usable].sort())
      const failing = channels.map(channel => (recentFailures[channel] ?? 0) >= 2)
      expect(failing).toEqual([...failing].sort((x, y) => Number(x) - Number(y)))
    }),
  )
})

const inBrowser = { clients: ['browser'], feePerMyriad: 60 } as const
const all: ChannelFacts[] = [
  { ...cloud, clients: ['mini_program', 'browser'] },
  { channel: 'alipay', ...inBrowser },
  { channel: 'unionpay', ...inBrowser },
]

test('another way than the chosen one is never taken, however badly that one works', () => {
  const question = { client: 'browser', way: 'alipay', recentFailures: { alipay: 9 }, usual: 'unionpay' } as const
  expect(routeChannels(all, question)).toEqual({ channels: ['alipay'], why: 'only_one' })
  expect(routeChannels(all, { ...question, client: 'mini_program' })).toEqual({ channels: [], why: 'none' })
})

test('the ways stand as the shop lists them, the usual one first', () => {
  const ways = (usual: ChannelId | null) =>
    waysToPay(all, { client: 'browser', recentFailures: {}, usual }).map(({ way }) => way)
  expect(ways(null)).toEqual(['wechat', 'alipay', 'unionpay'])
  expect(ways('unionpay')).toEqual(['unionpay', 'wechat', 'alipay'])
  expect(ways('wechat_v3')).toEqual(['wechat', 'alipay', 'unionpay'])
})

test('a way of which no channel works stands last and says so; one channel that works is enough', () => {
  const failing = { alipay: 2, wechat_cloud: 5 }
  const ways = waysToPay([...all, { ...v3, clients: ['browser'] }], {
    client: 'browser',
    recentFailures: failing,
    usual: 'alipay',
  })
  expect(ways).toEqual([
    { way: 'wechat', unsteady: false },
    { way: 'unionpay', unsteady: false },
    { way: 'alipay', unsteady: true },
  ])
})

test('the mini-program is offered WeChat and nothing else', () => {
  const ways = waysToPay(all, { client: 'mini_program', recentFailures: {}, usual: 'alipay' })
  expect(ways).toEqual([{ way: 'wechat', unsteady: false }])
})
