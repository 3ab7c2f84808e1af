import { refusal, useCloud } from './cloud'

describe('indexes of the local cloud', () => {
  const cloud = useCloud()
  let made = 0

  async function collectionWith(...indexes: { keys: [string, 1 | -1][]; unique?: boolean }[]) {
    made += 1
    const name = `indexed_${made}`
    const named = indexes.map((index, at) => ({ name: `index_${at}`, ...index }))
    await cloud.server.database.declare([{ name, indexes: named }])
    return cloud.db.collection(name)
  }

  test('a unique index refuses a second document with the same value', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    await cards.add({ _id: 'a', no: 7 })
    const error = await refusal(cards.add({ _id: 'b', no: 7 }))
    expect(error.code).toBe('DATABASE_DUPLICATE_WRITE')
    expect(error.message).toMatch(/E11000 duplicate key error collection: \S+ index: index_0 dup key: \{ : 7 \}/)
    expect((await cards.count()).total).toBe(1)
  })

  test('an absent field counts as null, so two documents without it clash', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    await cards.add({ _id: 'a' })
    expect((await refusal(cards.add({ _id: 'b' }))).code).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await refusal(cards.add({ _id: 'c', no: null }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('a compound unique index wants the combination to differ', async () => {
    const entries = await collectionWith({
      keys: [
        ['pack', 1],
        ['seq', 1],
      ],
      unique: true,
    })
    await entries.add([
      { pack: 'p', seq: 1 },
      { pack: 'p', seq: 2 },
      { pack: 'q', seq: 1 },
    ])
    expect((await refusal(entries.add({ pack: 'p', seq: 2 }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('an update that would break uniqueness is refused and changes nothing', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    await cards.add([
      { _id: 'a', no: 1 },
      { _id: 'b', no: 2 },
    ])
    expect((await refusal(cards.doc('b').update({ no: 1, other: true }))).code).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await cards.doc('b').get()).data).toEqual([{ _id: 'b', no: 2 }])
    expect(await cards.doc('a').update({ no: 3 })).toMatchObject({ updated: 1 })
    expect(await cards.doc('b').update({ no: 1 })).toMatchObject({ updated: 1 })
  })

  test('elements of an array are unique across documents, not within one', async () => {
    const phones = await collectionWith({ keys: [['tel', 1]], unique: true })
    await phones.add({ tel: ['1', '2', '2'] })
    expect((await refusal(phones.add({ tel: ['3', '2'] }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('the two sides of a range may be met by different elements of an array', async () => {
    const _ = cloud.db.command
    const levels = await collectionWith({ keys: [['points', 1]] })
    await levels.add([
      { _id: 'around', points: [1, 9] },
      { _id: 'between', points: 5 },
    ])
    const found = await levels.where({ points: _.gt(4).and(_.lt(6)) }).get()
    expect(found.data.map(({ _id }) => _id).sort()).toEqual(['around', 'between'])
  })

  test('a unique value can pass from one document to another inside a transaction', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    await cards.add([
      { _id: 'a', no: 1 },
      { _id: 'b', no: 2 },
    ])
    await cloud.db.runTransaction(async (transaction: typeof cloud.db) => {
      await transaction.collection(cards.name).doc('a').remove()
      await transaction.collection(cards.name).doc('b').update({ no: 1 })
    })
    expect((await cards.get()).data).toEqual([{ _id: 'b', no: 1 }])
  })

  test('two documents can exchange their unique values inside a transaction, but not have the same', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    await cards.add([
      { _id: 'a', no: 1 },
      { _id: 'b', no: 2 },
    ])
    await cloud.db.runTransaction(async (transaction: typeof cloud.db) => {
      const own = transaction.collection(cards.name)
      await own.doc('a').update({ no: 3 })
      await own.doc('b').update({ no: 1 })
      await own.doc('a').update({ no: 2 })
    })
    expect((await cards.orderBy('no', 'asc').get()).data.map(({ _id }) => _id)).toEqual(['b', 'a'])
    const twins = await cloud.db.startTransaction()
    await twins.collection(cards.name).add({ _id: 'c', no: 9 })
    expect((await refusal(twins.collection(cards.name).add({ _id: 'd', no: 9 }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('a transaction with one document that cannot be stored stores none', async () => {
    const cards = await collectionWith({ keys: [['no', 1]] })
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(cards.name).add({ _id: 'good', no: 1 })
    const error = await refusal(transaction.collection(cards.name).add({ _id: 'bad', no: 'x'.repeat(1100) }))
    expect(error.message).toContain('key too large to index')
    await refusal(transaction.commit())
    expect((await cards.count()).total).toBe(0)
  })

  test('a unique value taken while a transaction runs makes its commit a conflict', async () => {
    const cards = await collectionWith({ keys: [['no', 1]], unique: true })
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(cards.name).add({ _id: 'late', no: 1 })
    await cards.add({ _id: 'first', no: 1 })
    expect((await refusal(transaction.commit())).code).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect((await cards.get()).data).toEqual([{ _id: 'first', no: 1 }])
  })

  test('an index is built over documents that are already there, and taken away when no longer declared', async () => {
    const { database } = cloud.server
    await database.declare([{ name: 'grown' }])
    const grown = cloud.db.collection('grown')
    await grown.add([{ no: 1 }, { no: 2 }])
    await database.declare([{ name: 'grown', indexes: [{ name: 'no', keys: [['no', 1]], unique: true }] }])
    expect((await refusal(grown.add({ no: 2 }))).code).toBe('DATABASE_DUPLICATE_WRITE')
    await database.declare([{ name: 'grown' }])
    await grown.add({ no: 2 })
    expect((await grown.where({ no: 2 }).get()).data).toHaveLength(2)
  })

  test('a unique index that the documents contradict is refused and leaves everything as it was', async () => {
    const { database } = cloud.server
    await database.declare([{ name: 'twins' }])
    await cloud.db.collection('twins').add([{ no: 1 }, { no: 1 }])
    const unique = { name: 'twins', indexes: [{ name: 'no', keys: [['no', 1]] as [string, 1][], unique: true }] }
    await expect(database.declare([unique])).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    const listed = database.listCollections().find(({ name }) => name === 'twins')
    expect(listed).toMatchObject({ count: 2, indexes: [{ name: '_id_' }] })
  })

  test('a value too long for an index is refused', async () => {
    const cards = await collectionWith({ keys: [['no', 1]] })
    const error = await refusal(cards.add({ no: 'x'.repeat(1100) }))
    expect(error.message).toContain('key too large to index')
  })

  test('values longer than a key has room for are found, told apart and put in order', async () => {
    const texts = await collectionWith({ keys: [['text', 1]] }, { keys: [['only', -1]], unique: true })
    const long = 'x'.repeat(970)
    await texts.add([
      { _id: 1, text: `b${long}1`, only: `${long}1` },
      { _id: 2, text: `b${long}2`, only: `${long}2` },
      { _id: 3, text: `a${long}3`, only: `${long}3` },
    ])
    const ids = async (query: object) =>
      (await texts.where(query).orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)
    const _ = cloud.db.command
    expect(await ids({ text: `b${long}2` })).toEqual([2])
    expect(await ids({ text: _.gt(`b${long}1`) })).toEqual([2])
    expect(await ids({ text: _.lte(`b${long}1`) })).toEqual([1, 3])
    expect(await ids({ only: _.in([`${long}1`, `${long}3`]) })).toEqual([1, 3])
    expect(await ids({ text: 'b'.repeat(5000) })).toEqual([])
    expect((await refusal(texts.add({ only: `${long}3` }))).code).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await texts.orderBy('text', 'asc').limit(1).get()).data[0]._id).toBe(3)
    await texts.doc(2).update({ only: `${long}9` })
    await texts.doc(1).remove()
    expect(await ids({ only: _.gt(long) })).toEqual([2, 3])
    expect((await refusal(texts.add({ text: 'x'.repeat(1100) }))).message).toMatch(/key too large to index/)
  })
})
