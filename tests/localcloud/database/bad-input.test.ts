import { useCloud } from './cloud'

interface Answer {
  code?: string
  message?: string
  data?: { list?: string[] }
}

/** What arrives when somebody writes the requests by hand. Every answer has to be a refusal in the platform's form. */
describe('bad input to the local cloud', () => {
  const cloud = useCloud()

  async function post(body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(cloud.server.url, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await response.json()) as Answer
  }
  const get = (query: unknown, more: object = {}) =>
    post({ action: 'database.getDocument', collectionName: 'bad', query, ...more })
  const update = (data: unknown, more: object = {}) =>
    post({ action: 'database.modifyDocument', collectionName: 'bad', query: '{"_id":"x"}', merge: true, data, ...more })
  const insert = (...data: unknown[]) => post({ action: 'database.insertDocument', collectionName: 'bad', data })

  beforeAll(async () => {
    await cloud.server.database.declare([{ name: 'bad' }])
    await insert('{"_id":"x","a":1,"l":[1]}')
  })

  afterEach(async () => {
    expect((await get('{}')).data?.list).toEqual(['{"_id":"x","a":1,"l":[1]}'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

  test.each<[string, () => Promise<Answer>]>([
    ['an action that does not exist', () => post({ action: 'database.dropEverything' })],
    ['an action named like a method', () => post({ action: 'constructor' })],
    ['a collection name that is no string', () => post({ action: 'database.getDocument', collectionName: { a: 1 } })],
    ['a collection name with a slash', () => post({ action: 'database.addCollection', collectionName: '../etc' })],
    ['a query that is not JSON', () => get('{"a":')],
    ['a query that is not text', () => get({ a: 1 })],
    ['a query that is a list', () => get('[1]')],
    ['a number that is none', () => get('{"a":{"$numberInt":"many"}}')],
    ['a double that is none', () => get('{"a":{"$numberDouble":""}}')],
    ['a date that is none', () => get('{"a":{"$date":"the day after"}}')],
    ['an object id that is too short', () => get('{"a":{"$oid":"123"}}')],
    ['an expression that cannot be compiled', () => get('{"a":{"$regularExpression":{"pattern":"(","options":""}}}')],
    ['an operator that does not exist', () => get('{"a":{"$near_enough":1}}')],
    ['an operator named like a method', () => get('{"a":{"$constructor":1}}')],
    ['a logical operator without a list', () => get('{"$or":{"a":1}}')],
    ['a field that reaches the prototype', () => get('{"__proto__.a":1}')],
    ['a field that reaches the constructor', () => get('{"a.constructor.prototype":1}')],
    ['a query nested too deeply', () => get(nested(200))],
    ['a limit below zero', () => get('{}', { limit: -1 })],
    ['an offset that is no whole number', () => get('{}', { offset: 0.5 })],
    ['an order that is no direction', () => get('{}', { order: '{"a":"up"}' })],
    ['a transaction that never was', () => get('{}', { transactionId: 'none' })],
    ['a transaction id that is no text', () => get('{}', { transactionId: { $ne: null } })],
    [
      'documents that are no list',
      () => post({ action: 'database.insertDocument', collectionName: 'bad', data: '{}' }),
    ],
    ['a document that is a number', () => insert('1')],
    ['a document with an own prototype', () => insert('{"__proto__":{"polluted":true}}')],
    ['a document with a nested prototype', () => insert('{"a":{"b":{"__proto__":{"polluted":true}}}}')],
    ['a document with a dollar sign inside', () => insert('{"a":[{"$set":1}]}')],
    ['a document whose id is a list', () => insert('{"_id":[1]}')],
    ['a document nested too deeply', () => insert(nested(150))],
    ['a document that is too large', () => insert(JSON.stringify({ a: 'x'.repeat(17 * 1024 * 1024) }))],
    ['an update operator that does not exist', () => update('{"$nope":{"a":1}}')],
    ['an update operator named like a method', () => update('{"$toString":{"a":1}}')],
    ['an update of the prototype', () => update('{"$set":{"__proto__.polluted":true}}')],
    ['an update of the constructor', () => update('{"$set":{"constructor.prototype.polluted":true}}')],
    ['an update that renames to the prototype', () => update('{"$rename":{"a":"__proto__.a"}}')],
    ['an update without operators', () => update('{"a":1}')],
    ['an update of whatever there is', () => update('{"$set":{"a":2}}', { query: undefined, multi: true })],
    [
      'a removal of whatever there is',
      () => post({ action: 'database.removeDocument', collectionName: 'bad', multi: true }),
    ],
    ['an update of nothing', () => update('{}')],
    ['an update of the id', () => update('{"$set":{"_id":"y"}}')],
    ['an update with an empty name', () => update('{"$set":{"a..b":1}}')],
    ['an increment by text', () => update('{"$inc":{"a":"1"}}')],
    ['an array filled from far away', () => update('{"$set":{"l.99999999":1}}')],
    ['a replacement with an operator', () => update('{"$set":{"a":1}}', { merge: false })],
    [
      'stages that are no list',
      () => post({ action: 'database.aggregateDocuments', collectionName: 'bad', stages: {} }),
    ],
    [
      'a stage without a key',
      () => post({ action: 'database.aggregateDocuments', collectionName: 'bad', stages: [{}] }),
    ],
  ])('%s is refused', async (_name, send) => {
    const answer = await send()
    expect(answer).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/./) })
  })
})
