import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { PackId } from '../src/domain/ids'
import type { Entry } from '../src/domain/ledger/entry'
import { broughtUpToDate, type StoredPack } from '../src/domain/pack/older-packs'
import type { Pack } from '../src/domain/pack/pack'

const PAGE = 100

type PackDocument = Omit<StoredPack, 'packId'> & { _id: string }
type EntryDocument = Entry & { _id: string; group?: unknown; day?: unknown; month?: unknown; place?: unknown }

export interface PackWithEntries {
  packId: PackId
  /** null: there are entries and no pack that they belong to */
  pack: Pack | null
  entries: Entry[]
}

/**
 * Every pack with its entries, a pack at a time: both collections come in the order of their ids, and an entry's id
 * begins with its pack's.
 */
export async function* packsWithEntries(url: string): AsyncGenerator<PackWithEntries> {
  const entries = exported<EntryDocument>(url, 'entries')
  const packs = exported<PackDocument>(url, 'packs')
  let entry = await entries.next()
  let pack = await packs.next()
  while (!entry.done || !pack.done) {
    const packId = earlier(entry.done ? null : packIdIn(entry.value), pack.done ? null : pack.value._id)
    const own: Entry[] = []
    while (!entry.done && packIdIn(entry.value) === packId) {
      own.push(entryOf(entry.value))
      entry = await entries.next()
    }
    const isThere = !pack.done && pack.value._id === packId
    yield { packId, pack: isThere ? packOf(pack.value) : null, entries: own }
    if (isThere) pack = await packs.next()
  }
}

function earlier(a: string | null, b: string | null): PackId {
  const [first] = [a, b].filter(id => id !== null).sort()
  return first as PackId
}

/** The same of one pack, read anew: the pack first, so that every entry up to its head is there already or in it. */
export async function packWithEntries(url: string, packId: PackId): Promise<PackWithEntries> {
  const [document] = await found<PackDocument>(url, 'packs', { query: JSON.stringify({ _id: packId }) })
  const entries: Entry[] = []
  for (;;) {
    const after = { packId, seq: { $gt: entries.at(-1)?.seq ?? 0 } }
    const page = await found<EntryDocument>(url, 'entries', {
      query: JSON.stringify(after),
      sort: [{ field: 'seq', direction: 'asc' }],
      limit: PAGE,
    })
    entries.push(...page.map(entryOf))
    if (page.length < PAGE) return { packId, pack: document ? packOf(document) : null, entries }
  }
}

function packIdIn({ _id }: EntryDocument): string {
  return _id.slice(0, _id.indexOf(':'))
}

function packOf({ _id, ...document }: PackDocument): Pack {
  return broughtUpToDate({ packId: _id as PackId, ...document })
}

function entryOf({ _id, group, day, month, place, ...entry }: EntryDocument): Entry {
  return entry
}

async function* exported<T>(url: string, collection: string): AsyncGenerator<T> {
  const { body, ok } = await fetch(`${url}/localcloud/collections/${collection}/export`)
  if (!ok || !body) throw new Error(`${collection} cannot be read from ${url}`)
  const lines = createInterface({ input: Readable.fromWeb(body as ReadableStream) })
  for await (const line of lines) if (line) yield JSON.parse(line) as T
}

async function found<T>(url: string, collection: string, search: object): Promise<T[]> {
  const answer = await fetch(`${url}/localcloud/collections/${collection}/find`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(search),
  })
  const { documents } = (await answer.json()) as { documents: string[] }
  return documents.map(text => JSON.parse(text) as T)
}
