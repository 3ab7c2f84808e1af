import { writeSync } from 'node:fs'
import { Database } from '../../../localcloud/database/database'
import { openStore } from '../../../localcloud/database/store'

/**
 * Writes to the store in the directory given until it is killed, and says on standard output what was acknowledged:
 * `add <id>`, `count <writer> <value>`, `pair <writer> <value>`. Values go on from those the last run left.
 */
async function write(dir: string, run: string): Promise<void> {
  const store = openStore(dir)
  const database = await Database.open(store, { now: Date.now })
  const unique = { name: 'seq', keys: [['writer', 1] as [string, 1], ['seq', 1] as [string, 1]], unique: true }
  await database.declare([{ name: 'added', indexes: [unique] }, { name: 'counters' }])
  const say = (line: string) => writeSync(1, `${line}\n`)
  const execute = (action: string, request: object) => database.execute(`database.${action}`, { ...request })
  await Promise.all([0, 1, 2, 3].map(writer => addForEver(execute, say, `${run}-${writer}`)))
}

type Execute = (action: string, request: object) => Promise<Record<string, unknown>>

async function addForEver(execute: Execute, say: (line: string) => void, writer: string): Promise<void> {
  const counter = { collectionName: 'counters', merge: false, upsert: true, data: '{"n":0}' }
  for (const name of ['count', 'left', 'right']) {
    await execute('modifyDocument', { ...counter, query: JSON.stringify({ _id: `${writer}-${name}` }) })
  }
  for (let seq = 1; ; seq += 1) {
    const id = `${writer}-${seq}`
    const fields = { _id: id, writer, seq, filler: 'x'.repeat(seq % 2000) }
    await execute('insertDocument', { collectionName: 'added', data: [JSON.stringify(fields)] })
    say(`add ${id}`)
    const query = JSON.stringify({ _id: `${writer}-count`, n: seq - 1 })
    await execute('modifyDocument', { collectionName: 'counters', query, merge: true, data: `{"$set":{"n":${seq}}}` })
    say(`count ${writer} ${seq}`)
    await movePair(execute, writer, seq)
    say(`pair ${writer} ${seq}`)
  }
}

async function movePair(execute: Execute, writer: string, seq: number): Promise<void> {
  const { transactionId } = await execute('startTransaction', {})
  for (const side of ['left', 'right']) {
    const query = JSON.stringify({ _id: `${writer}-${side}` })
    const change = { query, merge: true, data: `{"$set":{"n":${seq}}}` }
    await execute('modifyDocument', { collectionName: 'counters', transactionId, ...change })
  }
  await execute('commitTransaction', { transactionId })
}

const [dir, run] = process.argv.slice(2)
if (dir === undefined || run === undefined) throw new Error('usage: crash-writer <directory> <run>')
void write(dir, run)
