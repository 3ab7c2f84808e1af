import type { Database } from '../database/database'
import { CloudError } from '../protocol/cloud-error'
import { findJsonProblem } from './json-problem'

/** `insert` refuses an `_id` that exists; `upsert` replaces the document that has it. */
export type ImportMode = 'insert' | 'upsert'

export interface ImportReport {
  inserted: number
  replaced: number
  errors: { line: number; message: string }[]
}

/** Something wrong with a text that was to become a document, in words for whoever typed it. */
export class DocumentProblem extends Error {
  readonly statusCode = 400
}

/** Reports stop growing here; a file this wrong needs no longer list. */
const MAX_ERRORS = 100

/** Lines that are written together share one flush to the disk: alone, each would wait for its own. */
const LINES_AT_ONCE = 500

/** Imports text in the platform's JSON Lines form: one document per line; dates as `{"$date": "…"}`. */
export async function importLines(
  database: Database,
  collection: string,
  text: string,
  mode: ImportMode,
): Promise<ImportReport> {
  const report: ImportReport = { inserted: 0, replaced: 0, errors: [] }
  // The platform's own exports may begin with a byte order mark.
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const together = lines.slice(from, from + LINES_AT_ONCE)
    const outcomes = await Promise.allSettled(
      together.map(async line => (line.trim() === '' ? null : importLine(database, collection, line, mode))),
    )
    for (const [offset, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') complain(report, from + offset + 1, outcome.reason)
      else if (outcome.value !== null) report[outcome.value] += 1
    }
  }
  return report
}

function complain(report: ImportReport, line: number, error: unknown): void {
  if (report.errors.length < MAX_ERRORS) report.errors.push({ line, message: wordsOf(error) })
}

async function importLine(
  database: Database,
  collectionName: string,
  line: string,
  mode: ImportMode,
): Promise<'inserted' | 'replaced'> {
  const document = parseDocument(line)
  const { _id, ...fields } = document
  if (mode === 'insert' || _id === undefined) {
    await database.execute('database.insertDocument', { collectionName, data: [JSON.stringify(document)] })
    return 'inserted'
  }
  const reply = (await database.execute('database.modifyDocument', {
    collectionName,
    queryType: 'DOC',
    query: JSON.stringify({ _id }),
    data: JSON.stringify(fields),
    multi: false,
    merge: false,
    upsert: true,
  })) as { data: { upsert_id?: unknown } }
  return reply.data.upsert_id !== undefined ? 'inserted' : 'replaced'
}

/** Throws an error in words when the text is not one document that the platform would take. */
export function parseDocument(text: string): Record<string, unknown> {
  const problem = findJsonProblem(text)
  if (problem) throw new DocumentProblem(`第 ${problem.line} 行第 ${problem.column} 列：${problem.message}`)
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DocumentProblem('文档必须是一个 JSON 对象')
  return value as Record<string, unknown>
}

function wordsOf(error: unknown): string {
  if (error instanceof CloudError) return `${error.code} ${error.message}`
  return error instanceof Error ? error.message : String(error)
}
