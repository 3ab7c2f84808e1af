import type { CommandId, OrderId, PackId } from '../../src/domain/ids'
import type { EntryKind } from '../../src/domain/ledger/accounts'
import { type Entry, entryDocumentId, hasItsHash } from '../../src/domain/ledger/entry'
import { type StatementGroup, statementGroupOf } from '../../src/domain/ledger/statement-line'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE, monthOf, type ShopDay, shopDayOf } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { sha256 } from '../_platform/secrets'
import { raiseAlarm } from './alarms'
import { findByIds, findDocuments, insertDocument, readDocument, type Stored } from './documents'
import { freezePack } from './packs'

type EntryDocument = Entry & FlatFields

/** What questions over entries are answered by. Made of the entry and outside its hash, so they prove nothing. */
interface FlatFields {
  group: StatementGroup
  /** the day in the shop's zone, `YYYY-MM-DD`, and its month */
  day: ShopDay
  month: string
  /** where it stands in the order of writing, which only grows: for whoever must read every entry once */
  place: string
}

/** An entry and its place in the order of writing. */
export interface PlacedEntry {
  place: string
  entry: Entry
}

/** An entry without what only finds it: exactly what its hash was made of. */
export function entryOf({ _id, group, day, month, place, ...entry }: Stored<EntryDocument>): Entry {
  return entry
}

function documentOf(entry: Entry, writtenAt: Instant): EntryDocument {
  return { ...entry, ...flatFieldsOf(entry, entryDocumentId(entry.packId, entry.commandId), writtenAt) }
}

/** The flat fields of an entry that lies under an id; of one that cannot be read (null), its place alone. */
export function flatFieldsOf(entry: Entry, id: string, writtenAt: Instant): FlatFields
export function flatFieldsOf(entry: Entry | null, id: string, writtenAt: Instant): Partial<FlatFields>
export function flatFieldsOf(entry: Entry | null, id: string, writtenAt: Instant): Partial<FlatFields> {
  const place = `${placeAt(writtenAt)}:${id}`
  if (!entry) return { place }
  const day = shopDayOf(entry.at)
  return { group: statementGroupOf(entry), day, month: monthOf(day), place }
}

const PLACE_DIGITS = 15

/** Where the places of an instant begin: texts that sort as the instants do. */
export function placeAt(at: Instant): string {
  return String(at).padStart(PLACE_DIGITS, '0')
}

/**
 * Writes an entry once. Meeting its own _id, it compares hashes: equal is done; different means that somebody wrote the
 * ledger by hand, which is reported and freezes the pack. False only then: what lies there is not this entry.
 */
export async function insertEntry(entry: Entry, at: Instant): Promise<boolean> {
  const id = entryDocumentId(entry.packId, entry.commandId)
  if (await insertDocument('entries', { _id: id, ...documentOf(entry, at) })) return true
  const there = await readDocument<Entry>('entries', id)
  if (there?.hash === entry.hash) return true
  await stopOnForgery(entry, at)
  return false
}

/** Reports an entry that is not what was written, and freezes its pack until a person has looked at it. */
async function stopOnForgery({ packId, seq }: Pick<Entry, 'packId' | 'seq'>, at: Instant): Promise<void> {
  await raiseAlarm('entry_differs', `${packId}:${seq}`, at, '账目与卡包里的记录不一致，卡包已停用，请核对')
  await freezePack(packId, 'entry_differs')
}

/** Entries as they were written. Throws PACK_FROZEN, and reports, when one of them was edited since. */
async function whole(entries: Entry[], at: Instant): Promise<Entry[]> {
  const edited = entries.find(entry => !hasItsHash(entry, sha256))
  if (!edited) return entries
  await stopOnForgery(edited, at)
  throw new Refusal('PACK_FROZEN', {})
}

/** The entry of one command, if it was ever written. Throws PACK_FROZEN when it was edited since. */
export async function findEntry(packId: PackId, commandId: CommandId, at: Instant): Promise<Entry | null> {
  const document = await readDocument<EntryDocument>('entries', entryDocumentId(packId, commandId))
  const [entry = null] = await whole(document ? [entryOf(document)] : [], at)
  return entry
}

/** Which of a pack's entries a statement lists; null: whatever it may be. */
export interface EntryFilter {
  /** only entries before this seq */
  before: number | null
  /** `YYYY-MM` in the shop's zone */
  month: string | null
  group: StatementGroup | null
}

/** The entries of many commands, of any packs; those that were written. */
export async function findEntries(commands: readonly { packId: PackId; commandId: CommandId }[]): Promise<Entry[]> {
  const ids = commands.map(({ packId, commandId }) => entryDocumentId(packId, commandId))
  return (await findByIds<EntryDocument>('entries', ids)).map(entryOf)
}

/** A page of a pack's entries, newest first: one query, along one index. Throws PACK_FROZEN when one was edited. */
export async function listEntries(packId: PackId, filter: EntryFilter, limit: number, at: Instant): Promise<Entry[]> {
  const { before, month, group } = filter
  const where: Record<string, unknown> = { packId }
  if (before !== null) where.seq = _.lt(before)
  if (month !== null) where.month = month
  if (group !== null) where.group = group
  const documents = await findDocuments<EntryDocument>('entries', { where, orderBy: ['seq', 'desc'], limit })
  return whole(documents.map(entryOf), at)
}

/** What was given back of one sale, the newest first, as far as it is written; along the index of groups. */
export async function refundsOf(
  packId: PackId,
  { saleId, seq }: { saleId: CommandId; seq: number },
  limit: number,
): Promise<Entry[]> {
  const where = { packId, group: 'refund' satisfies StatementGroup, seq: _.gt(seq), 'facts.saleId': saleId }
  const documents = await findDocuments<EntryDocument>('entries', { where, orderBy: ['seq', 'desc'], limit })
  return documents.map(entryOf)
}

/** What was paid back of one top-up, the newest first, as far as it is written; along the index of groups. */
export async function withdrawalsOf(packId: PackId, orderId: OrderId, limit: number, at: Instant): Promise<Entry[]> {
  const where = { packId, group: 'refund' satisfies StatementGroup, 'facts.orderId': orderId }
  const documents = await findDocuments<EntryDocument>('entries', { where, orderBy: ['seq', 'desc'], limit })
  return whole(documents.map(entryOf), at)
}

/** No function lives so long, so what is written from an instant on was begun at most so long before. */
const LONGEST_CALL = 5 * MINUTE

/** Whether an entry of some kinds was written, in any pack, since an instant; along the order of writing. */
export async function wereWritten(kinds: readonly EntryKind[], since: Instant): Promise<boolean> {
  const where = { place: _.gte(placeAt(later(since, -LONGEST_CALL))), 'facts.kind': _.in([...kinds]) }
  return (await findDocuments('entries', { where, orderBy: ['place', 'asc'], limit: 1, fields: ['_id'] })).length > 0
}

/** Whether an entry that still rides in its pack would be listed as well. */
export function isListed(entry: Entry, { before, month, group }: EntryFilter): boolean {
  const document = documentOf(entry, entry.at)
  return (
    (before === null || entry.seq < before) &&
    (month === null || document.month === month) &&
    (group === null || document.group === group)
  )
}

/** The hashes that lie in `entries` for some of a pack's places in the chain. */
export async function hashesAfter(packId: PackId, seq: number, limit: number): Promise<Map<number, string>> {
  const where = { packId, seq: _.gt(seq) }
  const query = { where, orderBy: ['seq', 'asc'] as ['seq', 'asc'], limit, fields: ['seq', 'hash'] }
  const documents = await findDocuments<Pick<Entry, 'seq' | 'hash'>>('entries', query)
  return new Map(documents.map(document => [document.seq, document.hash]))
}

/** A pack's entries after a place in the chain, oldest first, as they lie there: whoever reads them checks them. */
export async function listChain(packId: PackId, after: number, limit: number): Promise<Entry[]> {
  const where = { packId, seq: _.gt(after) }
  const documents = await findDocuments<EntryDocument>('entries', { where, orderBy: ['seq', 'asc'], limit })
  return documents.map(entryOf)
}

/** The entries that some commands of a pack made, as far as there are any. */
export async function entriesByIds(packId: PackId, commandIds: readonly string[]): Promise<Entry[]> {
  const where = { _id: _.in(commandIds.map(commandId => `${packId}:${commandId}`)) }
  const documents = await findDocuments<EntryDocument>('entries', { where, limit: commandIds.length })
  return documents.map(entryOf)
}
