import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Instant } from '../../src/domain/time'
import { type EntryFilter, isListed, listEntries } from '../_store/entries'
import { loadPack } from '../_store/packs'

/**
 * One page of a pack's entries, newest first. Entries that still ride in the pack are listed with those in `entries`,
 * so that nothing is missing in the moment between the two writes.
 */
export async function listStatement(
  packId: PackId,
  filter: EntryFilter,
  limit: number,
  at: Instant,
): Promise<{ entries: Entry[]; next: number | null }> {
  const [pack, written] = await Promise.all([loadPack(packId, at), listEntries(packId, filter, limit + 1, at)])
  const riding = pack.recent.filter(entry => isListed(entry, filter))
  const bySeq = new Map([...written, ...riding].map(entry => [entry.seq, entry]))
  const newestFirst = [...bySeq.values()].sort((a, b) => b.seq - a.seq)
  const entries = newestFirst.slice(0, limit)
  const more = newestFirst.length > limit
  return { entries, next: more ? (entries.at(-1)?.seq ?? null) : null }
}
