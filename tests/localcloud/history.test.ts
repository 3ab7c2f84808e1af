import { differences } from '../../localcloud/console/differences'
import { cloudForAll, discard, startCloud } from './start-cloud'

interface Version {
  n: number
  collection: string
  id: string
  author?: { function: string; requestId: string }
  text: string | null
}
interface Changes {
  versions: Version[]
  isWhole: boolean
  newest: number
}

const cloud = cloudForAll()

const insert = (document: object): Promise<unknown> =>
  cloud.post('/localcloud/collections/things/insert', { document: JSON.stringify(document) })
const replace = (id: string, document: object): Promise<unknown> =>
  cloud.post('/localcloud/collections/things/replace', { id: JSON.stringify(id), document: JSON.stringify(document) })
const historyOf = async (id: string): Promise<Version[]> => {
  const path = '/localcloud/collections/things/history'
  return (await cloud.post<{ versions: Version[] }>(path, { id: JSON.stringify(id) })).versions
}
const changes = (after: number): Promise<Changes> => cloud.get(`/localcloud/changes?after=${after}`)

test('every write to a document is kept, the newest first, with who made it', async () => {
  await insert({ _id: 'a', code: 'a', n: 1 })
  const add = ['things', 'add', null, { _id: 'b', code: 'b' }]
  await cloud.call('documents', { steps: [add, ['things', 'update', 'b', { n: 1 }], ['things', 'remove', 'b']] })
  await replace('a', { code: 'a', n: 2 })
  await cloud.post('/localcloud/collections/things/remove', { id: '"a"' })
  const versions = await historyOf('a')
  expect(versions.map(({ text }) => text && JSON.parse(text))).toEqual([
    null,
    { _id: 'a', code: 'a', n: 2 },
    { _id: 'a', code: 'a', n: 1 },
  ])
  expect(versions.every(({ author }) => author === undefined)).toBe(true)
  const { requests } = await cloud.get<{ requests: { requestId: string }[] }>('/localcloud/requests?limit=1')
  const author = { function: 'documents', requestId: requests[0]?.requestId }
  expect((await historyOf('b')).map(version => version.author)).toEqual([author, author, author])
})

test('a write that was refused leaves no trace', async () => {
  await insert({ _id: 'c', code: 'c' })
  const { newest } = await changes(0)
  await insert({ _id: 'c', code: 'other' })
  await insert({ _id: 'd', code: 'c' })
  expect(await changes(newest)).toEqual({ versions: [], isWhole: true, newest })
})

test('changes come in order after a number, and a gap is said', async () => {
  const { newest } = await changes(0)
  for (let n = 0; n < 30; n += 1) await replace('e', { code: 'e', n })
  const last = await changes(newest + 20)
  expect(last.versions.map(({ text }) => (JSON.parse(text ?? '') as { n: number }).n)).toEqual([
    20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
  ])
  expect([last.isWhole, last.newest]).toEqual([true, newest + 30])
  expect((await changes(newest)).isWhole).toBe(false)
  expect(await historyOf('e')).toHaveLength(20)
})

test('memory is bounded: the oldest writes leave', async () => {
  const { newest } = await changes(0)
  const long = 'x'.repeat(900_000)
  for (let n = 0; n < 20; n += 1) await insert({ _id: `long${n}`, code: `long${n}`, long })
  expect((await historyOf('long0')).length).toBe(0)
  expect((await historyOf('long19')).length).toBe(1)
  expect((await changes(newest)).isWhole).toBe(false)
  expect((await changes(newest + 19)).versions).toHaveLength(1)
})

test('two versions differ in their innermost fields, and a date is one value', () => {
  const before = { _id: 1, lots: [{ fen: 5, at: { $date: 'a' } }], gone: true, kept: null }
  const after = { _id: 1, lots: [{ fen: 7, at: { $date: 'b' } }, { fen: 1 }], kept: null, toString: 'field' }
  expect(differences(before, after)).toEqual([
    { path: 'lots.0.fen', kind: 'changed', before: 5, after: 7 },
    { path: 'lots.0.at', kind: 'changed', before: { $date: 'a' }, after: { $date: 'b' } },
    { path: 'lots.1', kind: 'added', after: { fen: 1 } },
    { path: 'toString', kind: 'added', after: 'field' },
    { path: 'gone', kind: 'removed', before: true },
  ])
  expect(differences({ a: [] }, { a: {} })).toEqual([{ path: 'a', kind: 'changed', before: [], after: {} }])
})

test('it can be switched off', async () => {
  const without = await startCloud({ args: ['--no-history'] })
  await without.post('/localcloud/collections/things/insert', { document: '{"_id":"a","code":"a"}' })
  expect(await without.get('/localcloud/changes?after=0')).toEqual({ versions: [], isWhole: false, newest: 0 })
  expect(await without.post('/localcloud/collections/things/history', { id: '"a"' })).toEqual({ versions: [] })
  await discard(without)
})
