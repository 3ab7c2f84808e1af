import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { failInWords } from '../http/fail-in-words'
import type { Parts } from '../parts'
import { findDocuments, insertDocument, removeDocument, replaceDocument } from './documents'
import { DocumentProblem, importLines, parseDocument } from './json-lines'

const IMPORT_LIMIT_BYTES = 64 * 1024 * 1024

const searchSchema = z.object({
  query: z.string().default('{}'),
  sort: z.array(z.object({ field: z.string(), direction: z.enum(['asc', 'desc']) })).default([]),
  skip: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(100).default(20),
})
const collectionSchema = z.object({ name: z.string() })
const replaceSchema = z.object({ id: z.string(), document: z.string() })
const insertSchema = z.object({ document: z.string() })
const changesSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})
const removeSchema = z.object({ id: z.string() })

type InCollection = { Params: { name: string } }

/** What the console page calls: collections and their documents. Documents travel as JSON texts, ids as EJSON texts. */
export function consoleRoutes({ database }: Pick<Parts, 'database'>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(failInWords)
    app.addContentTypeParser(['text/plain', 'application/x-ndjson'], { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    const path = '/localcloud/collections/:name'

    app.get('/localcloud/collections', async () => ({ collections: database.listCollections() }))
    app.post('/localcloud/collections', async ({ body }) => {
      const { name } = collectionSchema.parse(body)
      await database.execute('database.addCollection', { collectionName: name })
      return {}
    })
    app.post<InCollection>(`${path}/find`, async ({ params, body }) =>
      findDocuments(database, { collection: params.name, ...searchSchema.parse(body ?? {}) }),
    )
    app.post<InCollection>(`${path}/insert`, async ({ params, body }) => {
      const { document } = insertSchema.parse(body)
      parseDocument(document)
      return { id: await insertDocument(database, params.name, document) }
    })
    app.post<InCollection>(`${path}/replace`, async ({ params, body }) => {
      const { id, document } = replaceSchema.parse(body)
      const { _id, ...fields } = parseDocument(document)
      if (_id !== undefined && JSON.stringify(_id) !== JSON.stringify(JSON.parse(id)))
        throw new DocumentProblem('不能更新_id的值')
      await replaceDocument(database, params.name, id, JSON.stringify(fields))
      return {}
    })
    app.post<InCollection>(`${path}/remove`, async ({ params, body }) => ({
      removed: await removeDocument(database, params.name, removeSchema.parse(body).id),
    }))
    app.post<InCollection>(`${path}/history`, async ({ params, body }) => ({
      versions: database.history?.of(params.name, JSON.stringify(JSON.parse(removeSchema.parse(body).id))) ?? [],
    }))
    app.get('/localcloud/changes', async ({ query }) => {
      const { after, limit } = changesSchema.parse(query)
      const { versions, isWhole } = database.history?.after(after, limit) ?? { versions: [], isWhole: false }
      return { versions, isWhole, newest: database.history?.newest ?? 0 }
    })
    app.get<InCollection>(`${path}/export`, async ({ params }, reply) => {
      const lines = Readable.from(linesOf(database.everyText(params.name)))
      const name = encodeURIComponent(`${params.name}.jsonl`)
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type('application/x-ndjson')
        .send(lines)
    })
    app.post<InCollection & { Querystring: { mode?: string } }>(
      `${path}/import`,
      { bodyLimit: IMPORT_LIMIT_BYTES },
      async ({ params, query, body }) =>
        importLines(database, params.name, String(body ?? ''), query.mode === 'upsert' ? 'upsert' : 'insert'),
    )
  }
}

function* linesOf(documents: Iterable<string>): Generator<string> {
  for (const document of documents) yield `${document}\n`
}
