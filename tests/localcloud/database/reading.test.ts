import { AGAINST, localTest, refusal, useCloud } from './cloud'

describe(`reading on ${AGAINST}`, () => {
  const cloud = useCloud()
  const idsOf = (result: { data: { _id: unknown }[] }) => result.data.map(({ _id }) => _id)

  test('without an order documents come as they were inserted', async () => {
    const things = await cloud.collectionOf({ _id: 'z' }, { _id: 'a' }, { _id: 'm' })
    await things.add({ _id: 'b' })
    expect(idsOf(await things.get())).toEqual(['z', 'a', 'm', 'b'])
  })

  test('get returns 100 documents unless told otherwise, and never more than 1000', async () => {
    const things = await cloud.collectionOf(...Array.from({ length: 1001 }, (_, n) => ({ n })))
    expect((await things.get()).data).toHaveLength(100)
    expect((await things.limit(101).get()).data).toHaveLength(101)
    expect((await things.limit(1000).get()).data).toHaveLength(1000)
    expect((await things.limit(1001).get()).data).toHaveLength(1000)
    expect((await things.skip(998).limit(10).get()).data.map(({ n }) => n)).toEqual([998, 999, 1000])
    expect((await things.where({ n: cloud.db.command.gte(500) }).count()).total).toBe(501)
  })

  localTest('a request that names no limit is held to 100 by the server itself', async () => {
    const things = await cloud.collectionOf(...Array.from({ length: 101 }, (_, n) => ({ n })))
    const request = { collectionName: things.name }
    expect(await cloud.server.database.execute('database.getDocument', request)).toMatchObject({ data: { limit: 100 } })
    expect(await cloud.server.database.execute('database.getDocument', { ...request, limit: 5000 })).toMatchObject({
      data: { limit: 1000 },
    })
  })

  test('orderBy sorts by several fields, each in its direction', async () => {
    const things = await cloud.collectionOf({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 2, b: 1 }, { _id: 3, a: 1, b: 2 })
    expect(idsOf(await things.orderBy('a', 'asc').orderBy('b', 'desc').get())).toEqual([3, 1, 2])
    expect(idsOf(await things.orderBy('b', 'desc').orderBy('a', 'desc').skip(1).limit(1).get())).toEqual([2])
  })

  test('values of different types sort by type first', async () => {
    const kinds = [
      { _id: 'date', v: new Date(0) },
      { _id: 'bool', v: false },
      { _id: 'object', v: {} },
      { _id: 'text', v: '' },
    ]
    const things = await cloud.collectionOf(
      ...kinds,
      { _id: 'number', v: 9 },
      { _id: 'none' },
      { _id: 'null', v: null },
    )
    expect(idsOf(await things.orderBy('v', 'asc').get())).toEqual([
      'none',
      'null',
      'number',
      'text',
      'object',
      'bool',
      'date',
    ])
  })

  test('text sorts by its characters, those beyond the basic plane last', async () => {
    const words = await cloud.collectionOf(
      { _id: '👛' },
      { _id: '！' },
      { _id: '卡包' },
      { _id: '卡' },
      { _id: 'Z' },
      { _id: 'a' },
    )
    expect(idsOf(await words.orderBy('_id', 'asc').get())).toEqual(['Z', 'a', '卡', '卡包', '！', '👛'])
    expect(idsOf(await words.orderBy('_id', 'desc').limit(2).get())).toEqual(['👛', '！'])
  })

  test('an array sorts by its least element going up and by its greatest going down', async () => {
    const things = await cloud.collectionOf({ _id: 'wide', v: [1, 9] }, { _id: 'five', v: 5 })
    expect(idsOf(await things.orderBy('v', 'asc').get())).toEqual(['wide', 'five'])
    expect(idsOf(await things.orderBy('v', 'desc').get())).toEqual(['wide', 'five'])
  })

  const card = {
    _id: 'c',
    name: '卡',
    card: { no: 1, pin: 2 },
    lots: [
      { n: 1, s: 'a' },
      { n: 2, s: 'b' },
      { n: 3, s: 'b' },
    ],
  }

  test('an empty array sorts before null', async () => {
    const things = await cloud.collectionOf({ _id: 1, a: null }, { _id: 2, a: [] }, { _id: 3, a: 0 })
    const ids = async (direction: 'asc' | 'desc') =>
      (await things.orderBy('a', direction).get()).data.map(({ _id }) => _id)
    expect([await ids('asc'), await ids('desc')]).toEqual([
      [2, 1, 3],
      [3, 1, 2],
    ])
  })

  test('a positional field is the element that the condition was about', async () => {
    const things = await cloud.collectionOf({ _id: 1, list: [{ n: 1 }, { n: 2 }, { n: 3 }], other: true })
    const { data } = await things
      .where({ 'list.n': cloud.db.command.gt(1) })
      .field({ 'list.$': 1 })
      .get()
    expect(data).toEqual([{ _id: 1, list: [{ n: 2 }] }])
  })

  test('field keeps what is asked for, and the id unless it is refused', async () => {
    const cards = await cloud.collectionOf(card)
    expect((await cards.field({ name: true }).get()).data).toEqual([{ _id: 'c', name: '卡' }])
    expect((await cards.field({ _id: false, 'card.no': true, 'lots.n': true }).get()).data).toEqual([
      { card: { no: 1 }, lots: [{ n: 1 }, { n: 2 }, { n: 3 }] },
    ])
    expect((await cards.doc('c').field({ name: 1 }).get()).data).toEqual([{ _id: 'c', name: '卡' }])
  })

  test('field leaves out what is set to false', async () => {
    const cards = await cloud.collectionOf(card)
    expect((await cards.field({ lots: false, 'card.pin': false }).get()).data).toEqual([
      { _id: 'c', name: '卡', card: { no: 1 } },
    ])
  })

  test('field cannot both keep and leave out', async () => {
    const cards = await cloud.collectionOf(card)
    expect((await refusal(cards.field({ name: true, lots: false }).get())).code).toBe('DATABASE_REQUEST_FAILED')
  })

  test('slice and elemMatch cut an array in the answer', async () => {
    const { project } = cloud.db.command
    const cards = await cloud.collectionOf(card)
    expect((await cards.field({ lots: project.slice(1) }).get()).data[0].lots).toEqual([{ n: 1, s: 'a' }])
    expect((await cards.field({ lots: project.slice([-2, 1]) }).get()).data[0].lots).toEqual([{ n: 2, s: 'b' }])
    expect((await cards.field({ lots: project.elemMatch({ s: 'b' }) }).get()).data).toEqual([
      { _id: 'c', lots: [{ n: 2, s: 'b' }] },
    ])
  })

  test('count counts all documents or those that match', async () => {
    const things = await cloud.collectionOf({ a: 1 }, { a: 1 }, { a: 2 })
    expect((await things.count()).total).toBe(3)
    expect((await things.where({ a: 1 }).count()).total).toBe(2)
  })
})
