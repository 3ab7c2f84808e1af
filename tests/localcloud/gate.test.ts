import { find } from './documents'
import { discard, discardBuild, startCloud, type TestCloud } from './start-cloud'

interface Won {
  who: string
  tries: number
  at: number
}
interface Run {
  trace: string[]
  winners: string[]
  answers: Won[]
}

const PEOPLE = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal']
let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud({ args: ['--max-instances', '4'] })
})
afterAll(async () => {
  await discard(cloud)
  await discardBuild()
})

/** Eight people race for one counter on four instances, with the gate in a seed's order. */
async function race(seed: number): Promise<Run> {
  const path = '/localcloud/collections/things'
  await cloud.post(`${path}/remove`, { id: '"counter"' })
  await cloud.post(`${path}/insert`, { document: '{"_id":"counter","code":"counter","version":0,"winners":[]}' })
  await cloud.post('/localcloud/clock', { set: '2030-01-01T00:00:00Z', frozen: true })
  await cloud.post('/localcloud/gate', { seed, calls: PEOPLE.length })
  const answers = await Promise.all(PEOPLE.map(who => cloud.call<Won>('retry', { who })))
  const response = await fetch(`${cloud.url}/localcloud/gate`, { method: 'DELETE' })
  const { trace } = (await response.json()) as { trace: string[] }
  const [counter] = await find<{ winners: string[] }>(cloud, 'things', { _id: 'counter' })
  return { trace, winners: counter?.winners ?? [], answers: answers.map(({ body }) => body) }
}

test('a race on many instances replays step by step, with its jitter and its times', async () => {
  const first = await race(3)
  expect([...first.winners].sort()).toEqual(PEOPLE)
  expect(first.answers.some(({ tries }) => tries > 1)).toBe(true)
  expect(first.trace.some(step => step.endsWith('waited'))).toBe(true)
  for (let replay = 0; replay < 3; replay += 1) expect(await race(3)).toEqual(first)
})

test('another seed is another order', async () => {
  const orders = []
  for (const seed of [1, 2, 4]) orders.push((await race(seed)).winners.join(' '))
  expect(new Set(orders).size).toBeGreaterThan(1)
})

test('after the gate everything runs freely again', async () => {
  await race(5)
  const answers = await Promise.all(PEOPLE.map(who => cloud.call<{ calls: number }>('who', {}, who)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})
