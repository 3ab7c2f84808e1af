import type { CommandId, PackId } from '../../src/domain/ids'
import { type Entry, entryDocumentId } from '../../src/domain/ledger/entry'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { raiseAlarm } from './alarms'
import { findDocuments, insertDocument, readDocument, type Stored } from './documents'

type EntryDocument = Stored<Entry>

function entryOf({ _id, ...entry }: EntryDocument): Entry {
  return entry
}

/**
 * Writes an entry once. Meeting its own _id, it compares hashes: equal is done; different means that somebody wrote the
 * ledger by hand, which is reported. False only then: what lies there is not this entry.
 */
export async function insertEntry(entry: Entry, at: Instant): Promise<boolean> {
  const id = entryDocumentId(entry.packId, entry.commandId)
  if (await insertDocument('entries', { _id: id, ...entry })) return true
  const there = await readDocument<Entry>('entries', id)
  if (there?.hash === entry.hash) return true
  await raiseAlarm('entry_differs', `${entry.packId}:${entry.seq}`, at, '账目与卡包里的记录不一致，请核对')
  return false
}

/** The entry of one command, if it was ever written. */
export async function findEntry(packId: PackId, commandId: CommandId): Promise<Entry | null> {
  const document = await readDocument<Entry>('entries', entryDocumentId(packId, commandId))
  return document && entryOf(document)
}

/** A page of a pack's entries, newest first, optionally of a span of time. */
export async function listEntries(
  packId: PackId,
  { before, span, limit }: { before: number | null; span: { from: Instant; until: Instant } | null; limit: number },
): Promise<Entry[]> {
  const where: Record<string, unknown> = { packId }
  if (before !== null) where.seq = _.lt(before)
  if (span) where.at = _.gte(span.from).and(_.lt(span.until))
  const documents = await findDocuments<Entry>('entries', { where, orderBy: ['seq', 'desc'], limit })
  return documents.map(entryOf)
}

/** The hashes that lie in `entries` for some of a pack's places in the chain. */
export async function hashesAfter(packId: PackId, seq: number, limit: number): Promise<Map<number, string>> {
  const where = { packId, seq: _.gt(seq) }
  const query = { where, orderBy: ['seq', 'asc'] as ['seq', 'asc'], limit, fields: ['seq', 'hash'] }
  const documents = await findDocuments<Pick<Entry, 'seq' | 'hash'>>('entries', query)
  return new Map(documents.map(document => [document.seq, document.hash]))
}
