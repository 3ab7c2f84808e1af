import { constants, copyFileSync } from 'node:fs'
import { type Database as LmdbDatabase, open, type RootDatabase } from 'lmdb'
import type { Store } from '../store'

/**
 * Copies the whole state of a store into a file, as it is at one instant: the copy is made inside a write transaction
 * that writes nothing, so that no commit can come between. The file is itself a store, so it also serves as a backup.
 */
export function takeSnapshot(store: Store, file: string): void {
  store.root.transactionSync(() => copyFileSync(store.file, file, constants.COPYFILE_FICLONE))
}

/**
 * Puts the whole state of a store back to a snapshot, in one commit. Only what differs is written, so that a test that
 * changed a little is put back in milliseconds. Whoever holds state in memory has to read it again afterwards.
 */
export async function restoreSnapshot(store: Store, file: string): Promise<void> {
  const saved = open({ path: file, noSubdir: true, readOnly: true, maxDbs: 32, overlappingSync: false, cache: false })
  try {
    const names = new Set([...databaseNames(store.root), ...databaseNames(saved)])
    store.root.transactionSync(() => {
      for (const name of names) restoreDatabase(rawDatabase(saved, name), rawDatabase(store.root, name))
    })
  } finally {
    await saved.close()
  }
}

function databaseNames(root: RootDatabase): string[] {
  return [...root.getKeys()].filter(key => typeof key === 'string')
}

type Raw = LmdbDatabase<Buffer, Buffer>

/** The bytes of a database, whatever its owner makes of them. */
function rawDatabase(root: RootDatabase, name: string): Raw | undefined {
  return root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' }) as unknown as Raw | undefined
}

/** Walks both databases in the order of their keys, which is the same in both, and writes the differences. */
function restoreDatabase(saved: Raw | undefined, current: Raw | undefined): void {
  if (!current) return
  const wanted = entriesOf(saved)
  const present = entriesOf(current)
  let a = wanted.next()
  let b = present.next()
  const removed: Buffer[] = []
  const written: { key: Buffer; value: Buffer }[] = []
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : Buffer.compare(a.value.key, b.value.key)
    if (order > 0) {
      removed.push(Buffer.from((b.value as Entry).key))
      b = present.next()
      continue
    }
    const entry = a.value as Entry
    if (order < 0 || !entry.value.equals((b.value as Entry).value)) {
      written.push({ key: Buffer.from(entry.key), value: Buffer.from(entry.value) })
    }
    a = wanted.next()
    if (order === 0) b = present.next()
  }
  for (const key of removed) current.remove(key)
  for (const { key, value } of written) current.put(key, value)
}

interface Entry {
  key: Buffer
  value: Buffer
}

function entriesOf(database: Raw | undefined): Iterator<Entry, undefined> {
  return (database ? database.getRange() : ([] as Entry[]))[Symbol.iterator]() as Iterator<Entry, undefined>
}
