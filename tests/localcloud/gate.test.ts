import { find } from './documents'
import { cloudForAll } from './start-cloud'

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
const cloud = cloudForAll(() => ({ args: ['--max-instances', '4'] }))

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

interface Waited {
  seen: ([string, number] | string)[]
  drawn: unknown[]
}
interface Round<T> {
  trace: string[]
  answers: { result?: T; failed?: { errMsg: string } }[]
}

/** The same calls in one round, behind a gate of their own. */
async function round<T>(seed: number, calls: { function: string; event: object; label: string }[]): Promise<Round<T>> {
  for (const { _id } of await find<{ _id: string }>(cloud, 'things', {})) {
    await cloud.post('/localcloud/collections/things/remove', { id: JSON.stringify(_id) })
  }
  await cloud.post('/localcloud/clock', { set: '2030-01-01T00:00:00Z', frozen: true })
  await cloud.post('/localcloud/gate', { seed, calls: 1 })
  const played = await cloud.post<Round<T>>('/localcloud/gate/round', {
    calls: calls.map(call => ({ openid: 'o-tester', ...call })),
  })
  await fetch(`${cloud.url}/localcloud/gate`, { method: 'DELETE' })
  return played
}

describe('a round', () => {
  const waits = ['ann', 'bob'].map(who => ({ function: 'waits', event: { who }, label: who }))

  test('every timer of a function waits for the gate, in the order of their times, and all chance comes from the seed', async () => {
    const first = await round<Waited>(7, waits)
    expect(first.answers[0]?.result?.seen).toEqual([
      ...[
        ['setInterval', 3000],
        ['timers', 3020],
        ['promises', 303_020],
        ['ticks', 303_170],
        ['scheduler', 303_177],
      ],
      'AbortError',
    ])
    expect(first.answers[1]?.result?.drawn).not.toEqual(first.answers[0]?.result?.drawn)
    for (let replay = 0; replay < 2; replay += 1) expect(await round(7, waits)).toEqual(first)
    expect((await round<Waited>(8, waits)).answers[0]?.result?.drawn).not.toEqual(first.answers[0]?.result?.drawn)
  })

  test('an abandoned call does nothing more, fails, and leaves its instance as it was', async () => {
    const document = { _id: 'kept', code: 'kept' }
    const add = { function: 'documents', event: { steps: [['things', 'add', null, document]] }, label: 'add' }
    const who = { function: 'who', event: {}, label: 'who' }
    const fault = { action: 'database.insertDocument', kind: 'abandon', effect: 'done', times: 1 }
    for (const effect of ['done', 'none']) {
      await cloud.post('/localcloud/faults', { faults: [{ ...fault, effect }] })
      const { answers } = await round(1, [add, who])
      expect(answers.map(({ failed }) => failed?.errMsg.includes('killed by a fault') ?? false)).toEqual([true, false])
      expect(await find(cloud, 'things', { _id: 'kept' })).toHaveLength(effect === 'done' ? 1 : 0)
    }
    await fetch(`${cloud.url}/localcloud/faults`, { method: 'DELETE' })
  })

  test('what a call leaves behind when it ends keeps no later call on its instance waiting', async () => {
    const calls = PEOPLE.map(who => ({ function: 'leaves', event: { who }, label: who }))
    const first = await round(11, calls)
    expect(first.answers).toEqual(PEOPLE.map(who => ({ result: { who } })))
    expect(first.trace.filter(step => step.endsWith('was not waited for'))).toEqual([])
  })

  test('rules and people hold behind the gate as before it', async () => {
    const { answers } = await round(1, [
      { function: 'private', event: {}, label: 'a' },
      { function: 'nosuch', event: {}, label: 'b' },
    ])
    expect(answers.map(({ failed }) => failed?.errMsg.includes('errCode: -501'))).toEqual([true, true])
    expect(await cloud.post('/localcloud/gate/round', { calls: [{ function: 'who', event: {}, label: 'c' }] })).toEqual(
      {
        errMsg: 'there is no gate',
      },
    )
  })
})
