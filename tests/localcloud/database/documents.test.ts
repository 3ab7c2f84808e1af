import { ObjectId } from 'bson'
import { AGAINST, localTest, refusal, useCloud } from './cloud'

describe(`documents on ${AGAINST}`, () => {
  const cloud = useCloud()

  test('a document added without an id gets one of 32 hexadecimal digits', async () => {
    const people = await cloud.collectionOf()
    const { id } = await people.add({ name: '店员甲' })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await people.doc(id ?? '').get()).data).toEqual([{ _id: id, name: '店员甲' }])
  })

  test('several documents are added in one call and answered with their ids in order', async () => {
    const people = await cloud.collectionOf()
    const { ids } = await people.add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])
    expect(ids).toEqual(['a', 'b', 'c'])
  })

  test('a number can be the id of a document', async () => {
    const people = await cloud.collectionOf({ _id: 7, name: 'seven' })
    expect((await people.doc(7).get()).data).toEqual([{ _id: 7, name: 'seven' }])
    expect((await people.doc('7').get()).data).toEqual([])
  })

  test('an object id is stored as such and comes back as its hexadecimal form', async () => {
    const hex = new ObjectId().toHexString()
    const people = await cloud.collectionOf()
    const added = await people.add({ _id: cloud.db.ObjectId({ id: hex }), friend: cloud.db.ObjectId({ id: hex }) })
    expect(added.id).toBe(hex)
    const found = await people.where({ friend: cloud.db.ObjectId({ id: hex }) }).get()
    expect(found.data).toEqual([{ _id: hex, friend: hex }])
    expect((await people.where({ friend: hex }).get()).data).toEqual([])
    const { in: oneOf, eq } = cloud.db.command
    for (const _id of [hex, eq(hex), oneOf(['other', hex])]) {
      expect((await people.where({ _id }).get()).data).toHaveLength(1)
    }
  })

  test('a string of the form of an object id stays a string', async () => {
    const people = await cloud.collectionOf({ _id: '5e7b474a5e54c773b58d7b39', name: 'string' })
    expect((await people.where({ _id: '5e7b474a5e54c773b58d7b39' }).get()).data).toHaveLength(1)
  })

  test('an id that is taken is refused and the first document stays', async () => {
    const people = await cloud.collectionOf({ _id: 'x', name: 'first' })
    const error = await refusal(people.add({ _id: 'x', name: 'second' }))
    expect(error.code).toBe('DATABASE_DUPLICATE_WRITE')
    expect(error.message).toMatch(/E11000 duplicate key error.*index: _id_ dup key: \{ : "x" \}/)
    expect((await people.doc('x').get()).data[0].name).toBe('first')
  })

  test('of many documents those before a duplicate stay inserted', async () => {
    const people = await cloud.collectionOf({ _id: 'taken' })
    await refusal(people.add([{ _id: 'one' }, { _id: 'taken' }, { _id: 'two' }]))
    expect((await people.get()).data.map(({ _id }) => _id)).toEqual(['taken', 'one'])
  })

  test('every kind of value comes back as it was stored', async () => {
    const { Point } = cloud.db.Geo
    const at = new Date('2024-02-29T23:59:59.999Z')
    const kept = {
      text: '卡包 👛 "quoted" \\ \u0000',
      whole: 2_147_483_648,
      fraction: 0.1,
      negative: -1,
      big: Number.MAX_SAFE_INTEGER,
      yes: true,
      nothing: null,
      at,
      before1970: new Date(-1),
      list: [1, [2, [3]], { deep: at }],
      empty: {},
      none: [],
      inside: { place: new Point(116.4, 39.9) },
    }
    const things = await cloud.collectionOf({ _id: 'all', ...kept })
    expect((await things.doc('all').get()).data).toEqual([{ _id: 'all', ...kept }])
  })

  test('undefined fields are not stored', async () => {
    const things = await cloud.collectionOf({ _id: 'u', here: 1, gone: undefined })
    expect((await things.doc('u').get()).data).toEqual([{ _id: 'u', here: 1 }])
  })

  test('a server date is the time of the server plus its offset, at any depth', async () => {
    const { db } = cloud
    const things = await cloud.collectionOf()
    await things.add({ _id: 's', now: db.serverDate(), in: { later: [db.serverDate({ offset: 31_536_000_000 })] } })
    const [{ now, in: inside }] = (await things.doc('s').get()).data
    expect(inside.later[0].getTime() - now.getTime()).toBe(31_536_000_000)
  })

  test('a field name that begins with a dollar sign is refused, one that ends with a dot is not', async () => {
    const things = await cloud.collectionOf()
    expect((await refusal(things.add({ $key: 1 }))).code).toBe('DATABASE_REQUEST_FAILED')
    const { id } = await things.add({ 'key.': '1' })
    expect((await things.doc(id ?? '').get()).data[0]['key.']).toBe('1')
  })

  test('set replaces a whole document, and makes it when there is none', async () => {
    const things = await cloud.collectionOf({ _id: 'a', old: 1, kept: 2 })
    expect(await things.doc('a').set({ kept: 3 })).toMatchObject({ updated: 1 })
    expect(await things.doc('b').set({ made: true })).toMatchObject({ updated: 0, upsertedId: 'b' })
    expect((await things.get()).data).toEqual([
      { _id: 'a', kept: 3 },
      { _id: 'b', made: true },
    ])
  })

  test('set counts as an update even when nothing changes', async () => {
    const things = await cloud.collectionOf({ _id: 'a', same: 1 })
    expect(await things.doc('a').set({ same: 1 })).toMatchObject({ updated: 1 })
  })

  test('removing a document twice deletes one and then none', async () => {
    const things = await cloud.collectionOf({ _id: 'a' }, { _id: 'b' })
    expect(await things.doc('a').remove()).toMatchObject({ deleted: 1 })
    expect(await things.doc('a').remove()).toMatchObject({ deleted: 0 })
    expect((await things.get()).data).toEqual([{ _id: 'b' }])
  })

  test('remove by query takes all matches, or one when asked', async () => {
    const things = await cloud.collectionOf({ kind: 'x' }, { kind: 'x' }, { kind: 'x' }, { kind: 'y' })
    expect(await things.where({ kind: 'x' }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect(await things.where({ kind: 'x' }).remove()).toMatchObject({ deleted: 2 })
    expect((await things.count()).total).toBe(1)
  })

  test('a collection has to be made before anything is written to it or read from it', async () => {
    const nowhere = cloud.db.collection(`never_made_${process.pid}`)
    for (const call of [nowhere.add({ a: 1 }), nowhere.get(), nowhere.count(), nowhere.doc('x').set({ a: 1 })]) {
      const error = await refusal(call)
      expect(error.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
      expect(error.message).toContain('[ResourceNotFound] Db or Table not exist')
    }
  })

  test('a collection cannot be made twice', async () => {
    const things = await cloud.collectionOf()
    const error = await refusal(cloud.db.createCollection(things.name))
    expect(error.code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
    expect(error.message).toContain('[ResourceUnavailable.ResourceExist] Table exist')
  })

  localTest('who reads in the same turn in which a write was done sees it', async () => {
    const { database } = cloud.server
    const things = await cloud.collectionOf({ _id: 'a', n: 1 })
    const about = { collectionName: things.name, query: '{"_id":"a"}' }
    const list = (): Promise<unknown> => database.execute('database.getDocument', about)
    const reads: Promise<unknown>[] = []
    // The write is done in an immediate of its own, between the two that read.
    setImmediate(() => reads.push(list()))
    const written = database.execute('database.modifyDocument', { ...about, merge: true, data: '{"$set":{"n":2}}' })
    await new Promise<void>(resolve =>
      setImmediate(() => {
        reads.push(list())
        resolve()
      }),
    )
    await written
    const lists = (await Promise.all(reads)) as { data: { list: string[] } }[]
    expect(lists.map(({ data }) => data.list)).toEqual([['{"_id":"a","n":1}'], ['{"_id":"a","n":2}']])
  })
})
