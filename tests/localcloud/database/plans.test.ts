import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Database, type IndexDeclaration } from '../../../localcloud/database/database'
import { compareBy, type Order } from '../../../localcloud/database/query/sorting'
import { openStore, type Store } from '../../../localcloud/database/store'
import { readText } from '../../../localcloud/database/values/document-text'

const number = (value: number) => ({ $numberDouble: String(value) })
const scalar = fc.oneof(
  fc.constantFrom(...[-2, -0.5, 0, 1, 1.5, 300, 1e15].map(number)),
  fc.constantFrom('', 'a', 'ab', 'b', '卡', '\u0000', 'a\u0000b', '\uff01', '\u{1f45b}'),
  fc.constantFrom(null, true, false),
  fc.constantFrom(...[-1, 0, 1_700_000_000_000].map(at => ({ $date: { $numberLong: String(at) } }))),
)
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(fc.record({ c: scalar }, { requiredKeys: [] }), { maxLength: 2 }) },
)
const document = fc.record({ a: value, b: value }, { requiredKeys: [] })
const condition = fc.oneof(
  value,
  scalar.map(operand => ({ $eq: operand })),
  fc.array(scalar, { maxLength: 3 }).map(operands => ({ $in: operands })),
  fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne').chain(name => scalar.map(operand => ({ [name]: operand }))),
  fc.tuple(scalar, scalar).map(([from, to]) => ({ $gte: from, $lt: to })),
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(2)).map(([from, width]) => ({ $gt: from, $lte: from + width })),
  fc.boolean().map(exists => ({ $exists: exists })),
)
const field = fc.constantFrom('a', 'b', 'a.c', 'b.c')
const clause = fc.dictionary(field, condition, { maxKeys: 3 })
const query = fc.oneof(
  clause,
  fc.array(clause, { minLength: 1, maxLength: 3 }).map(clauses => ({ $or: clauses })),
  fc.array(clause, { minLength: 1, maxLength: 2 }).map(clauses => ({ $and: clauses })),
)
const order = fc.uniqueArray(fc.tuple(field, fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 2,
  selector: ([name]) => name,
})

/** Every kind of index at once, so that each query meets the one that suits it best. */
const INDEXES: IndexDeclaration[] = [
  { name: 'a', keys: [['a', 1]] },
  {
    name: 'a_down_b',
    keys: [
      ['a', -1],
      ['b', 1],
    ],
  },
  {
    name: 'b_a',
    keys: [
      ['b', 1],
      ['a', 1],
    ],
  },
  { name: 'inside', keys: [['a.c', -1]] },
]

describe('query plans', () => {
  let dir: string
  let store: Store
  let database: Database

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'plans-'))
    store = openStore(dir)
    database = await Database.open(store, { now: Date.now })
    await database.declare([{ name: 'indexed', indexes: INDEXES }, { name: 'plain' }])
  })

  afterAll(async () => {
    await database.close()
    await store.close()
    rmSync(dir, { recursive: true })
  })

  async function find(collectionName: string, search: object, sort: Order): Promise<string[]> {
    const request = { collectionName, query: JSON.stringify(search), order: JSON.stringify(Object.fromEntries(sort)) }
    const reply = (await database.execute('database.getDocument', { ...request, limit: 1000 })) as {
      data: { list: string[] }
    }
    return reply.data.list
  }

  test('an index never changes which documents are found, nor breaks their order', async () => {
    const cases = fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(query, { minLength: 4, maxLength: 4 }),
      order,
      async (documents, queries, sort) => {
        const data = documents.map((fields, at) => JSON.stringify({ _id: `d${at}`, ...fields }))
        for (const collectionName of ['indexed', 'plain']) {
          await database.execute('database.removeDocument', { collectionName, query: '{}', multi: true })
          if (data.length > 0) await database.execute('database.insertDocument', { collectionName, data })
        }
        for (const search of queries) {
          const found = await find('indexed', search, sort)
          expect([...found].sort()).toEqual([...(await find('plain', search, sort))].sort())
          const compare = compareBy(sort)
          const read = found.map(readText)
          read.forEach((current, at) => {
            const previous = read[at - 1]
            if (previous) expect(compare(previous, current)).toBeLessThanOrEqual(0)
          })
        }
      },
    )
    await fc.assert(cases, { numRuns: 150 })
  })

  test('changing and removing documents leaves no index entry behind', async () => {
    const history = fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), document), { maxLength: 15 }), async steps => {
      await database.execute('database.removeDocument', { collectionName: 'indexed', query: '{}', multi: true })
      const kept = new Map<number, object>()
      for (const [at, fields] of steps) {
        const id = JSON.stringify({ _id: `d${at}` })
        if (kept.has(at) && Object.keys(fields).length === 0) {
          kept.delete(at)
          await database.execute('database.removeDocument', { collectionName: 'indexed', query: id })
        } else {
          kept.set(at, fields)
          const set = { query: id, data: JSON.stringify(fields), merge: false, upsert: true }
          await database.execute('database.modifyDocument', { collectionName: 'indexed', ...set })
        }
      }
      for (const { keys } of INDEXES) {
        const sort = keys.map(([name, direction]) => [name, direction] as [string, 1 | -1])
        expect(await find('indexed', {}, sort)).toHaveLength(kept.size)
      }
    })
    await fc.assert(history, { numRuns: 60 })
  })
})
