import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../localcloud/database/database'
import { openStore, type Store } from '../../../localcloud/database/store'

describe('a snapshot of a local cloud', () => {
  let dir: string
  let store: Store
  let database: Database

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'snapshot-'))
    store = openStore(join(dir, 'state'))
    database = await Database.open(store, { now: Date.now })
    await database.declare([{ name: 'cards', indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] }])
    await insert(...Array.from({ length: 500 }, (_, n) => ({ _id: `c${n}`, n })))
  })

  afterEach(async () => {
    await database.close()
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const insert = (...documents: object[]) =>
    database.execute('database.insertDocument', {
      collectionName: 'cards',
      data: documents.map(one => JSON.stringify(one)),
    })

  async function cards(): Promise<string[]> {
    const request = { collectionName: 'cards', order: '{"n":1}', limit: 1000 }
    return ((await database.execute('database.getDocument', request)) as { data: { list: string[] } }).data.list
  }

  test('brings back changed, removed and added documents, and their index entries', async () => {
    const before = await cards()
    await database.snapshot(join(dir, 'copy'))
    await database.execute('database.removeDocument', {
      collectionName: 'cards',
      query: '{"n":{"$lt":100}}',
      multi: true,
    })
    const change = { query: '{"n":{"$lt":300}}', data: '{"$mul":{"n":-1}}', merge: true, multi: true }
    await database.execute('database.modifyDocument', { collectionName: 'cards', ...change })
    await insert({ _id: 'extra', n: 10_000 })
    await database.restore(join(dir, 'copy'))
    expect(await cards()).toEqual(before)
    await expect(insert({ n: 50 })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    await insert({ n: 10_000 })
  })

  test('takes away collections made since, and what other parts keep goes back as well', async () => {
    const other = store.root.openDB<unknown, string>({ name: 'other' })
    await other.put('kept', { a: 1 })
    await database.snapshot(join(dir, 'copy'))
    await other.put('kept', { a: 2 })
    await other.put('new', true)
    const made = store.root.openDB<unknown, string>({ name: 'made-later' })
    await made.put('key', 1)
    await database.declare([{ name: 'later' }])
    await database.restore(join(dir, 'copy'))
    expect(database.listCollections().map(({ name }) => name)).toEqual(['cards'])
    expect([other.get('kept'), other.get('new'), made.get('key')]).toEqual([{ a: 1 }, undefined, undefined])
  })

  test('can be restored again and again, and running transactions end', async () => {
    const before = await cards()
    await database.snapshot(join(dir, 'copy'))
    for (const n of [1000, 2000]) {
      const { transactionId } = await database.execute('database.startTransaction', {})
      await insert({ n })
      await database.restore(join(dir, 'copy'))
      expect(await cards()).toEqual(before)
      const late = database.execute('database.commitTransaction', { transactionId })
      await expect(late).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    }
  })

  test('state is there again when the store is closed and opened', async () => {
    const before = await cards()
    await database.close()
    await store.close()
    store = openStore(join(dir, 'state'))
    database = await Database.open(store, { now: Date.now })
    expect(await cards()).toEqual(before)
    await insert({ _id: 'next', n: 501 })
    expect((await cards()).at(-1)).toBe('{"_id":"next","n":501}')
  })
})
