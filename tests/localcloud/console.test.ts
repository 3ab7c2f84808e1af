import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findJsonProblem } from '../../localcloud/console/json-problem'
import { find } from './documents'
import { cloudForAll, discard, startCloud } from './start-cloud'

interface Report {
  inserted: number
  replaced: number
  errors: { line: number; message: string }[]
}

const cloud = cloudForAll()

const THINGS = '/localcloud/collections/things'
const importLines = async (lines: string[], mode = 'insert'): Promise<Report> => {
  const headers = { 'content-type': 'application/x-ndjson' }
  const response = await fetch(`${cloud.url}${THINGS}/import?mode=${mode}`, {
    method: 'POST',
    headers,
    body: lines.join('\n'),
  })
  return (await response.json()) as Report
}
const exported = async (): Promise<string> => (await fetch(`${cloud.url}${THINGS}/export`)).text()

describe('import and export', () => {
  test('what is exported imports again as the same documents, dates and large numbers too', async () => {
    const lines = [
      '{"_id":"a","code":1,"at":{"$date":"2018-08-31T17:30:00.882Z"},"large":9007199254740991,"share":0.1}',
      '{"_id":"b","code":2,"nested":{"list":[{"x":null}]},"words":"换行\\n引号\\""}',
    ]
    expect(await importLines(lines)).toEqual({ inserted: 2, replaced: 0, errors: [] })
    const text = await exported()
    expect(
      text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual(lines.map(line => JSON.parse(line)))
    expect(await importLines(text.split('\n'), 'upsert')).toEqual({ inserted: 0, replaced: 2, errors: [] })
    expect(await exported()).toBe(text)
  })

  test('an insert refuses an id that exists, an upsert replaces the whole document', async () => {
    await importLines(['{"_id":"c","code":"c","old":true}'])
    const { inserted, errors } = await importLines(['{"_id":"c","code":"new"}', '{"_id":"d","code":"d"}'])
    expect([inserted, errors.map(({ line }) => line)]).toEqual([1, [1]])
    await importLines(['{"_id":"c","code":"new"}'], 'upsert')
    expect(await find(cloud, 'things', { _id: 'c' })).toEqual([{ _id: 'c', code: 'new' }])
  })

  test('each wrong line is named with its reason and the others are imported', async () => {
    const report = await importLines([
      '{"code":"e"}',
      '{"code":}',
      '[1]',
      '',
      '{"a":1,"a":2}',
      '{".x":1}',
      '{"x..y":1}',
      '{"code":"e"}',
      '{"code":"f"}\r',
    ])
    expect(report.inserted).toBe(2)
    expect(report.errors.map(({ line }) => line)).toEqual([2, 3, 5, 6, 7, 8])
    expect(report.errors[0]?.message).toBe('第 1 行第 9 列：这里不能是 }')
  })

  test('a collection larger than a page is exported whole, each document once', async () => {
    await importLines(Array.from({ length: 2500 }, (_, index) => `{"_id":"many-${index}","code":"many-${index}"}`))
    const ids = (await exported())
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { _id: string })._id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => id.startsWith('many-'))).toHaveLength(2500)
  })

  test('ids of several types are exported whole, and an object id stays one', async () => {
    const objectId = '{"_id":{"$oid":"5f8d0d55b54764421b7156c1"},"code":"object id"}'
    const numbers = Array.from({ length: 1200 }, (_, n) => `{"_id":${n},"code":"number ${n}"}`)
    await importLines([...numbers, objectId])
    const lines = (await exported()).trim().split('\n')
    expect(lines).toEqual(expect.arrayContaining([...numbers, objectId]))
  })
})

describe('editing', () => {
  test('a document is inserted, found, replaced and removed', async () => {
    const { id } = await cloud.post<{ id: string }>(`${THINGS}/insert`, { document: '{"code":"edit","n":1}' })
    await cloud.post(`${THINGS}/replace`, {
      id,
      document: `{"_id":${id},"code":"edit","m":{"$date":"2030-01-01T00:00:00Z"}}`,
    })
    expect(await find(cloud, 'things', { code: 'edit' })).toEqual([
      { _id: JSON.parse(id), code: 'edit', m: { $date: '2030-01-01T00:00:00Z' } },
    ])
    expect(await cloud.post(`${THINGS}/remove`, { id })).toEqual({ removed: true })
    expect(await cloud.post(`${THINGS}/remove`, { id })).toEqual({ removed: false })
  })

  test.each([
    ['JSON that is not whole', '{"code":1', '第 1 行第 10 列：缺少逗号或 }'],
    ['another id than the document has', '{"_id":"z","code":1}', '不能更新_id的值'],
    ['something that is not a document', '[]', '文档必须是一个 JSON 对象'],
  ])('%s is refused and nothing changes', async (_, document, reason) => {
    const { id } = await cloud.post<{ id: string }>(`${THINGS}/insert`, { document: JSON.stringify({ code: reason }) })
    expect(await cloud.post(`${THINGS}/replace`, { id, document })).toEqual({ errMsg: reason })
    expect(await find(cloud, 'things', { _id: JSON.parse(id) })).toEqual([{ _id: JSON.parse(id), code: reason }])
  })

  test('a document that breaks a unique index is refused with the platform’s code', async () => {
    await cloud.post(`${THINGS}/insert`, { document: '{"code":"once"}' })
    const refused = await cloud.post<{ errCode: string }>(`${THINGS}/insert`, { document: '{"code":"once"}' })
    expect(refused.errCode).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('a query that is wrong is refused in words', async () => {
    const refused = await cloud.post<{ errMsg: string }>(`${THINGS}/find`, { query: '{"code":{"$nonsense":1}}' })
    expect(refused.errMsg).toContain('$nonsense')
  })
})

describe('the place of a JSON error', () => {
  test.each([
    ['{\n  "a": 1\n  "b": 2\n}', 2, 9, '缺少逗号或 }'],
    ['{\n  "a": 1,\n}', 2, 9, '最后一个字段后面不能有逗号'],
    ['{"a": [1, 2,]}', 1, 12, '最后一项后面不能有逗号'],
    ["{'a': 1}", 1, 2, '字段名要用双引号'],
    ['{"a": 01}', 1, 8, '缺少逗号或 }'],
    ['{"a" 1}', 1, 6, '字段名后面缺少冒号'],
    ['{"a": "x\ny"}', 1, 7, '字符串没有写完，或含有未转义的字符'],
    ['{"a": tru}', 1, 7, '这里不能是 t'],
    ['{} x', 1, 4, '这里不该再有内容'],
    ['', 1, 1, '内容到这里就断了'],
  ])('%j is found at %i:%i', (text, line, column, message) => {
    expect(findJsonProblem(text)).toMatchObject({ line, column, message })
  })

  test('text that JSON.parse takes is taken, and text that it refuses is refused', () => {
    const good = ['{"a":-0.5e+3,"b":[true,false,null,"\\u00e9\\n"],"c":{}}', ' [ ] ', '"x"', '0']
    expect(good.map(findJsonProblem)).toEqual(good.map(() => undefined))
    expect(findJsonProblem(`${'['.repeat(5000)}`)?.message).toBe('嵌套不能超过 100 层')
  })
})

describe('seed', () => {
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'localcloud-seed-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  test('fills a new store once and leaves an old one alone', async () => {
    await writeFile(join(dir, 'things.jsonl'), '{"_id":"seeded","code":1}\n')
    const first = await startCloud({ args: ['--seed', dir] })
    await first.post(`${THINGS}/remove`, { id: '"seeded"' })
    await first.stop()
    const second = await startCloud({ dataDir: first.dataDir, args: ['--seed', dir] })
    expect(await find(second, 'things')).toEqual([])
    await discard(second)
  })

  test('with a wrong line keeps the cloud from starting, and it says where', async () => {
    await writeFile(join(dir, 'things.jsonl'), '{"_id":"seeded","code":1}\n{oops}\n')
    await expect(startCloud({ args: ['--seed', dir] })).rejects.toThrow(/things\.jsonl: line 2/)
  })
})
