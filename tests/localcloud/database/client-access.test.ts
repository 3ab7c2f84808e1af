import { discard, discardBuild, startCloud, type TestCloud } from '../start-cloud'

interface Answer {
  code?: string
  data?: { list?: string[]; total?: number; updated?: number; deleted?: number; insertedIds?: string[] }
}

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(async () => {
  await discard(cloud)
  await discardBuild()
})

/** One request of a client's database, as the person `who`. */
async function ask(who: string, action: string, collectionName: string, params: object = {}): Promise<Answer> {
  const response = await fetch(`${cloud.url}/web`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(who && { 'x-wx-openid': who }) },
    body: JSON.stringify({ action: `database.${action}`, collectionName, ...params }),
  })
  return (await response.json()) as Answer
}
const add = (who: string, collection: string, document: object): Promise<Answer> =>
  ask(who, 'insertDocument', collection, { data: [JSON.stringify(document)] })
const read = async (who: string, collection: string, query: object = {}): Promise<Record<string, unknown>[]> => {
  const { data } = await ask(who, 'getDocument', collection, { query: JSON.stringify(query) })
  return (data?.list ?? []).map(text => JSON.parse(text) as Record<string, unknown>)
}
const change = (who: string, collection: string, query: object, data: object, how: object = {}): Promise<Answer> =>
  ask(who, 'modifyDocument', collection, {
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    multi: true,
    ...how,
  })
const remove = (who: string, collection: string, query: object): Promise<Answer> =>
  ask(who, 'removeDocument', collection, { query: JSON.stringify(query), multi: true })
/** The console is not asked. */
const addAsAdmin = (collection: string, document: object): Promise<unknown> =>
  cloud.post(`/localcloud/collections/${collection}/insert`, { document: JSON.stringify(document) })

test('a collection for the server alone is closed to clients, whatever they ask', async () => {
  await addAsAdmin('things', { _id: 't', code: 't', _openid: 'o-ann' })
  const asked = await Promise.all([
    ask('o-ann', 'getDocument', 'things', { query: '{"_id":"t"}' }),
    ask('o-ann', 'calculateDocument', 'things'),
    ask('o-ann', 'aggregateDocuments', 'things', { stages: [] }),
    add('o-ann', 'things', { code: 'mine' }),
    change('o-ann', 'things', { _id: 't' }, { $set: { code: 'x' } }),
    remove('o-ann', 'things', { _id: 't' }),
  ])
  expect(asked.map(({ code }) => code)).toEqual(Array(asked.length).fill('DATABASE_PERMISSION_DENIED'))
})

test('what everybody may read nobody may write', async () => {
  await addAsAdmin('adminwrite', { _id: 'a' })
  expect(await read('o-ann', 'adminwrite')).toEqual([{ _id: 'a' }])
  expect((await add('o-ann', 'adminwrite', {})).code).toBe('DATABASE_PERMISSION_DENIED')
  expect((await change('o-ann', 'adminwrite', {}, { $set: { a: 1 } })).code).toBe('DATABASE_PERMISSION_DENIED')
  expect((await remove('o-ann', 'adminwrite', {})).code).toBe('DATABASE_PERMISSION_DENIED')
})

describe.each(['private', 'undeclared'])('a %s collection', collection => {
  test('shows everybody only their own documents', async () => {
    await add('o-ann', collection, { _id: 'ann', n: 1 })
    await add('o-bob', collection, { _id: 'bob', n: 2 })
    await addAsAdmin(collection, { _id: 'nobody' })
    expect(await read('o-ann', collection)).toEqual([{ _id: 'ann', n: 1, _openid: 'o-ann' }])
    expect(await read('o-ann', collection, { _openid: 'o-bob' })).toEqual([])
    expect(await read('o-ann', collection, { $or: [{ n: 2 }] })).toEqual([])
    expect((await ask('o-ann', 'calculateDocument', collection)).data?.total).toBe(1)
    const stages = [{ stageKey: '$match', stageValue: '{}' }]
    expect((await ask('o-ann', 'aggregateDocuments', collection, { stages })).data?.list).toHaveLength(1)
  })

  test("another's documents are not there to be changed or removed", async () => {
    expect((await change('o-ann', collection, {}, { $set: { n: 5 } })).data?.updated).toBe(1)
    expect((await change('o-ann', collection, { _id: 'bob' }, { $set: { n: 5 } })).data?.updated).toBe(0)
    const overwritten = await change(
      'o-ann',
      collection,
      { _id: 'bob' },
      { n: 5 },
      { merge: false, upsert: true, multi: false },
    )
    expect(overwritten.code).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await remove('o-ann', collection, { _id: 'bob' })).data?.deleted).toBe(0)
    expect(await read('o-bob', collection)).toMatchObject([{ n: 2 }])
    expect((await remove('o-bob', collection, {})).data?.deleted).toBe(1)
  })

  test('whose a document is, no client says', async () => {
    expect((await add('o-ann', collection, { _openid: 'o-bob' })).code).toBe('INVALID_PARAM')
    expect((await change('o-ann', collection, {}, { $set: { _openid: 'o-bob' } })).code).toBe('INVALID_PARAM')
    await change('o-ann', collection, { _id: 'ann' }, { n: 7 }, { merge: false, upsert: true, multi: false })
    expect(await read('o-ann', collection, { _id: 'ann' })).toEqual([{ _id: 'ann', n: 7, _openid: 'o-ann' }])
  })
})

test('everybody reads a read-only collection and changes their own in it', async () => {
  await add('o-ann', 'readonly', { _id: 'ann' })
  expect(await read('o-bob', 'readonly')).toHaveLength(1)
  expect((await change('o-bob', 'readonly', {}, { $set: { a: 1 } })).data?.updated).toBe(0)
  expect((await change('o-ann', 'readonly', {}, { $set: { a: 1 } })).data?.updated).toBe(1)
})

test('nobody asks without a name, in a transaction, across collections, or for what is not the database', async () => {
  const lookup = [{ stageKey: '$lookup', stageValue: '{"from":"things","localField":"a","foreignField":"a","as":"b"}' }]
  const hidden = [{ stageKey: '$facet', stageValue: '{"a":[{"\\u0024lookup":{}}]}' }]
  const asked = await Promise.all([
    ask('', 'getDocument', 'readonly'),
    ask('o-ann', 'startTransaction', 'readonly'),
    ask('o-ann', 'getDocument', 'readonly', { transactionId: 'x' }),
    ask('o-ann', 'aggregateDocuments', 'readonly', { stages: lookup }),
    ask('o-ann', 'aggregateDocuments', 'readonly', { stages: hidden }),
    ask('o-ann', 'aggregateDocuments', 'readonly', { stages: [{ stageKey: '$unionWith', stageValue: '"things"' }] }),
    ask('o-ann', 'aggregateDocuments', 'readonly', { stages: [{ stageKey: '$graphLookup', stageValue: '{}' }] }),
    ask('o-ann', 'addCollection', 'mine'),
  ])
  expect(asked.map(({ code }) => code)).toEqual(Array(asked.length).fill('DATABASE_PERMISSION_DENIED'))
  expect((await add('o-ann', 'nosuch', {})).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
})
