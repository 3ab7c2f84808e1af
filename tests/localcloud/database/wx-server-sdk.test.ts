import cloudSdk from 'wx-server-sdk'
import { startCloudServer } from './cloud-server'

/** What a cloud function sees through the SDK it is written with. */
describe('the local cloud through wx-server-sdk', () => {
  let server: Awaited<ReturnType<typeof startCloudServer>>
  let db: ReturnType<typeof cloudSdk.database>

  beforeAll(async () => {
    process.env.TENCENTCLOUD = 'true'
    server = await startCloudServer()
    await server.database.declare([
      { name: 'cards', indexes: [{ name: 'no', keys: [['no', 1]], unique: true }] },
      { name: 'entries' },
    ])
    const settings = { env: 'test', secretId: 'id', secretKey: 'key', serviceUrl: server.url }
    cloudSdk.init(settings as Parameters<typeof cloudSdk.init>[0])
    db = cloudSdk.database()
  })

  afterEach(async () => {
    for (const name of ['cards', 'entries'])
      await db
        .collection(name)
        .where({ _id: db.command.exists(true) })
        .remove()
  })

  afterAll(() => server.close())

  async function refusal(call: unknown): Promise<{ errCode: number; errMsg: string }> {
    try {
      await call
    } catch (error) {
      return error as { errCode: number; errMsg: string }
    }
    throw new Error('the call was expected to be refused')
  }

  test('documents are added, read, changed and removed', async () => {
    const cards = db.collection('cards')
    expect(await cards.add({ data: { _id: 'c', no: 1, lots: [] } })).toMatchObject({ _id: 'c' })
    expect(await cards.add({ data: [{ no: 2 }, { no: 3 }] as never })).toMatchObject({
      _ids: [expect.any(String), expect.any(String)],
    })
    const spend = { data: { no: db.command.inc(10) } }
    expect(await cards.where({ _id: 'c', no: 1 }).update(spend)).toMatchObject({ stats: { updated: 1 } })
    expect(await cards.where({ _id: 'c', no: 1 }).update(spend)).toMatchObject({ stats: { updated: 0 } })
    expect(await cards.doc('c').get({})).toMatchObject({ data: { _id: 'c', no: 11, lots: [] } })
    expect(await cards.doc('new').set({ data: { no: 4 } })).toMatchObject({ stats: { updated: 0, created: 1 } })
    expect(await cards.doc('new').remove({})).toMatchObject({ stats: { removed: 1 } })
    expect(await cards.count()).toMatchObject({ total: 3 })
  })

  test('a document that does not exist is an error of the SDK', async () => {
    const error = await refusal(db.collection('cards').doc('none').get({}))
    expect(error).toMatchObject({ errCode: -1, errMsg: 'document.get:fail document with _id none does not exist' })
  })

  test('a collection that does not exist is -502005', async () => {
    const error = await refusal(db.collection('nowhere').get())
    expect(error.errCode).toBe(-502005)
    expect(error.errMsg).toMatch(/^collection\.get:fail -502005 .*Db or Table not exist: nowhere/)
  })

  test('a duplicate key can be told by its text', async () => {
    await db.collection('cards').add({ data: { no: 1 } })
    const error = await refusal(db.collection('cards').add({ data: { no: 1 } }))
    expect(error.errCode).toBe(-501001)
    expect(error.errMsg).toMatch(/E11000 duplicate key error collection: cards index: no dup key: \{ : 1 \}/)
  })

  test('a failed write is -502001 with the reason of the engine', async () => {
    await db.collection('cards').add({ data: { _id: 'c', no: 1, holder: null } })
    const error = await refusal(
      db
        .collection('cards')
        .doc('c')
        .update({ data: { holder: { name: '店员甲' } } }),
    )
    expect(error.errCode).toBe(-502001)
    expect(error.errMsg).toContain(
      "multiple write errors: [{write errors: [{Cannot create field 'name' in element {holder: null}}]}",
    )
  })

  test('an unknown operator is -502002', async () => {
    const error = await refusal(
      db
        .collection('cards')
        .where({ a: { $nope: 1 } })
        .get(),
    )
    expect(error.errCode).toBe(-502002)
  })

  test('a transaction moves between documents of two collections', async () => {
    await db.collection('cards').add({ data: { _id: 'c', no: 1, fen: 100 } })
    const result = await db.runTransaction(async (transaction: typeof db) => {
      const { data } = (await transaction.collection('cards').doc('c').get()) as unknown as { data: { fen: number } }
      await transaction
        .collection('cards')
        .doc('c')
        .update({ data: { fen: data.fen - 30 } })
      await transaction.collection('entries').add({ data: { _id: 'c:1', fen: -30 } })
      return 'spent'
    })
    expect(result).toBe('spent')
    expect(await db.collection('cards').doc('c').get({})).toMatchObject({ data: { fen: 70 } })
    expect(await db.collection('entries').doc('c:1').get({})).toMatchObject({ data: { fen: -30 } })
  })

  test('a conflict inside the callback is not tried again, because this SDK hides its code', async () => {
    await db.collection('cards').add({ data: { _id: 'c', no: 1 } })
    let tries = 0
    const call = db.runTransaction(async (transaction: typeof db) => {
      tries += 1
      await db
        .collection('cards')
        .doc('c')
        .update({ data: { no: 2 } })
      await transaction
        .collection('cards')
        .doc('c')
        .update({ data: { no: 3 } })
    })
    const error = await refusal(call)
    expect(tries).toBe(1)
    expect(error.errCode).toBe(-501001)
    expect(error.errMsg).toContain('[ResourceUnavailable.TransactionConflict] Transaction is conflict')
    expect(await db.collection('cards').doc('c').get({})).toMatchObject({ data: { no: 2 } })
  })

  test('a document that does not exist is null inside a transaction when asked for', async () => {
    const lenient = cloudSdk.database({ throwOnNotFound: false } as Parameters<typeof cloudSdk.database>[0])
    const found = await lenient.runTransaction(async (transaction: typeof db) => {
      const { data } = (await transaction.collection('cards').doc('none').get()) as unknown as { data: unknown }
      return data
    })
    expect(found).toBeNull()
  })

  test('an aggregation answers with a list', async () => {
    await db.collection('entries').add({ data: [{ fen: 1 }, { fen: 2 }] as never })
    const { sum } = db.command.aggregate
    const answer = await db
      .collection('entries')
      .aggregate()
      .group({ _id: null, fen: sum('$fen') })
      .end()
    expect(answer).toMatchObject({ list: [{ _id: null, fen: 3 }] })
  })
})
