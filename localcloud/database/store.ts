import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'

/**
 * The one durable environment of a local cloud. Each part keeps its own named databases in it, so that one file holds
 * the whole state and one commit can cover several parts.
 */
export interface Store {
  /** Parts open named databases in it, with the engine's own key encoding, so that snapshots can carry them. */
  readonly root: RootDatabase
  /** Bytes of the longest key it takes. */
  readonly longestKey: number
  /** The file that holds everything. */
  readonly file: string
  close(): Promise<void>
}

/**
 * Half of the engine's usual size. Measured with 100,000 packs and 1,000,000 entries: a quarter less CPU for the import,
 * because documents of 2 KB no longer take 4, and at most 256 MiB of mapped pages instead of 512, because the engine keeps so
 * many chunks of 16 pages. A store made with other pages keeps them.
 */
const PAGE_BYTES = 2048

/**
 * Opens, or makes, the environment in a directory. Every commit is flushed to the disk before it counts as done
 * (`overlappingSync` off), so that an acknowledged write outlives a killed process and a power cut alike. Pages are
 * mapped in chunks that are let go again (`remapChunks`), at the same speed as with the whole file mapped. A `volatile` store leaves flushing to the system: for
 * simulated shops, which nobody opens again.
 */
export function openStore(dir: string, { volatile = false } = {}): Store {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'state.lmdb')
  const root = open({
    path: file,
    noSubdir: true,
    maxDbs: 48,
    maxReaders: 1024,
    overlappingSync: false,
    pageSize: PAGE_BYTES,
    noSync: volatile,
    cache: false,
    remapChunks: true,
  })
  // The engine's types leave it out.
  const { maxKeySize } = root as unknown as { maxKeySize: number }
  return { root, longestKey: maxKeySize, file, close: () => root.close() }
}
