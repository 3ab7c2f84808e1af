import { constants, copyFileSync } from 'node:fs'
import { compareKeys, type Key, type Database as LmdbDatabase, open, type RootDatabase } from 'lmdb'
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
    const kept = databaseNames(saved)
    const pairs = [...new Set([...databaseNames(store.root), ...kept])].map(name => ({
      // A database that is not in the snapshot must not be opened there: the store would answer from another one.
      from: kept.includes(name) ? rawDatabase(saved, name) : undefined,
      to: rawDatabase(store.root, name),
    }))
    store.root.transactionSync(() => {
      for (const { from, to } of pairs) restoreDatabase(from, to)
    })
  } finally {
    await saved.close()
  }
}

function databaseNames(root: RootDatabase): string[] {
  return [...root.getKeys()].filter(key => typeof key === 'string')
}

/** Databases whose keys are bytes; all others in the store have the engine's own kind of keys. */
const BYTE_KEYED = new Set(['database.documents', 'database.entries'])

/** A database of the store, with its values as bytes, whatever its owner makes of them. */
interface Raw {
  entries(): Iterator<Entry, undefined>
  compare(a: Key, b: Key): number
  remove(key: Key): void
  put(key: Key, value: Buffer): void
}

interface Entry {
  key: Key
  value: Buffer
}

/** The kind of the keys has to be the owner's: the engine compares keys of its own kind in a way bytes are not made for. */
function rawDatabase(root: RootDatabase, name: string): Raw {
  const bytes = BYTE_KEYED.has(name)
  const database: LmdbDatabase<Buffer, Key> = bytes
    ? root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' })
    : root.openDB({ name, encoding: 'binary' })
  return {
    entries: () => database.getRange()[Symbol.iterator]() as Iterator<Entry, undefined>,
    compare: bytes ? (a, b) => Buffer.compare(a as Buffer, b as Buffer) : compareKeys,
    remove: key => void database.remove(key),
    put: (key, value) => void database.put(key, value),
  }
}

/** Walks both databases in the order of their keys, which is the same in both, and writes the differences. */
function restoreDatabase(saved: Raw | undefined, current: Raw): void {
  const wanted = saved?.entries() ?? ([] as Entry[]).values()
  const present = current.entries()
  let a = wanted.next()
  let b = present.next()
  const removed: Key[] = []
  const written: Entry[] = []
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : current.compare(a.value.key, b.value.key)
    if (order > 0) {
      removed.push((b.value as Entry).key)
    } else {
      const { key, value } = a.value as Entry
      if (order < 0 || !value.equals((b.value as Entry).value)) written.push({ key, value: Buffer.from(value) })
      a = wanted.next()
    }
    if (order >= 0) b = present.next()
  }
  for (const key of removed) current.remove(key)
  for (const { key, value } of written) current.put(key, value)
}
