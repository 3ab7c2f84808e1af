import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { Database } from '../../../localcloud/database/database'
import { openStore } from '../../../localcloud/database/store'

/** Data folders made before the store had pages of 2 KiB. */
test('a store with larger pages keeps them, and its keys', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'older-store-'))
  mkdirSync(join(dir, 'state'))
  await open({ path: join(dir, 'state', 'state.lmdb'), noSubdir: true, maxDbs: 32, overlappingSync: false }).close()
  const long = 'x'.repeat(1000)
  const openDatabase = async () => {
    const store = openStore(join(dir, 'state'))
    const database = await Database.open(store, { now: Date.now })
    await database.declare([{ name: 'cards', indexes: [{ name: 'no', keys: [['no', 1]], unique: true }] }])
    return { store, database }
  }

  const first = await openDatabase()
  expect(first.store.longestKey).toBeGreaterThan(1024)
  const data = ['a', 'b'].map(end => JSON.stringify({ _id: end, no: `${long}${end}` }))
  await first.database.execute('database.insertDocument', { collectionName: 'cards', data })
  await first.database.close()
  await first.store.close()

  const { store, database } = await openDatabase()
  const query = JSON.stringify({ no: { $gt: `${long}a` } })
  const { data: found } = await database.execute('database.getDocument', { collectionName: 'cards', query })
  expect(found).toMatchObject({ list: [JSON.stringify({ _id: 'b', no: `${long}b` })] })
  await database.close()
  await store.close()
  rmSync(dir, { recursive: true })
})
