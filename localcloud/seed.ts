import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importLines } from './console/json-lines'
import type { Database } from './database/database'
import type { Store } from './database/store'

/**
 * Imports `<collection>.jsonl` files (the platform's JSON Lines form) into a store that was never seeded.
 * Throws an error that names the file and the line when one is not valid.
 */
export async function importSeed(database: Database, store: Store, dir: string): Promise<void> {
  const memory = store.root.openDB<boolean, string>({ name: 'meta:seed' })
  if (memory.get('done')) return
  for (const file of (await readdir(dir)).filter(name => name.endsWith('.jsonl')).sort()) {
    const text = await readFile(join(dir, file), 'utf8')
    // Upsert, because a process killed half way through begins again.
    const { errors } = await importLines(database, basename(file, '.jsonl'), text, 'upsert')
    const [first] = errors
    if (first) throw new Error(`${join(dir, file)}: line ${first.line}: ${first.message}`)
  }
  await memory.put('done', true)
}
