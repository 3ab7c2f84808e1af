import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Database } from '../../../localcloud/database/database'
import { openStore } from '../../../localcloud/database/store'

const WRITER = join(__dirname, 'crash-writer.ts')

/** Lets a writer work on the store until it has said so many lines, then kills it. Gives all it managed to say. */
async function writeUntilKilled(dir: string, run: number, lines: number): Promise<string[]> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, dir, `r${run}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(writer, 'exit')
  const said: string[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line)
    if (said.length === lines) writer.kill('SIGKILL')
  }
  const [code, signal] = await exited
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
  return said
}

async function readAll(
  database: Database,
  collectionName: string,
  order?: object,
): Promise<Map<string, { n: number }>> {
  const found = new Map<string, { n: number }>()
  for (let offset = 0; ; offset += 1000) {
    const request = { collectionName, offset, limit: 1000, ...(order && { order: JSON.stringify(order) }) }
    const { data } = (await database.execute('database.getDocument', request)) as { data: { list: string[] } }
    for (const text of data.list) {
      const document = JSON.parse(text) as { _id: string; n: number }
      found.set(document._id, document)
    }
    if (data.list.length < 1000) return found
  }
}

describe('a local cloud that is killed under load', () => {
  const dir = mkdtempSync(join(tmpdir(), 'crash-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('has every acknowledged write and no half transaction, ten kills in a row', async () => {
    const acknowledged: string[] = []
    for (let run = 0; run < 10; run += 1) {
      acknowledged.push(...(await writeUntilKilled(dir, run, 37 + run * 61)))
      await check(acknowledged)
    }
  }, 120_000)

  async function check(acknowledged: string[]): Promise<void> {
    const store = openStore(dir)
    const database = await Database.open(store, { now: Date.now })
    try {
      const added = await readAll(database, 'added')
      const counters = await readAll(database, 'counters')
      for (const line of acknowledged) {
        const [what, name = '', value] = line.split(' ')
        if (what === 'add') expect(added.has(name)).toBe(true)
        if (what === 'count') expect(counters.get(`${name}-count`)?.n).toBeGreaterThanOrEqual(Number(value))
        if (what === 'pair') expect(counters.get(`${name}-left`)?.n).toBeGreaterThanOrEqual(Number(value))
      }
      for (const [id, { n }] of counters) {
        if (id.endsWith('-left')) expect(counters.get(id.replace('-left', '-right'))?.n).toBe(n)
      }
      expect((await readAll(database, 'added', { writer: 1, seq: 1 })).size).toBe(added.size)
    } finally {
      await database.close()
      await store.close()
    }
  }
})
