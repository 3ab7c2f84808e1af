import { mkdirSync } from 'node:fs'
import { open, type RootDatabase } from 'lmdb'

/**
 * The one durable environment of a local cloud. Each part keeps its own named databases in it, so that one file holds
 * the whole state and one commit can cover several parts.
 */
export interface Store {
  readonly root: RootDatabase
  close(): Promise<void>
}

/**
 * Opens, or makes, the environment in a directory. Every commit is flushed to the disk before it counts as done
 * (`overlappingSync` off), so that an acknowledged write outlives a killed process and a power cut alike.
 */
export function openStore(dir: string): Store {
  mkdirSync(dir, { recursive: true })
  const root = open({
    path: `${dir}/state.lmdb`,
    noSubdir: true,
    maxDbs: 32,
    maxReaders: 1024,
    overlappingSync: false,
    cache: false,
  })
  return { root, close: () => root.close() }
}
