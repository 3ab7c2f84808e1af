import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Instant } from '../../src/domain/time'
import { listEntries } from '../_store/entries'
import { loadPack } from '../_store/packs'

const LINES_PER_PAGE = 20

export interface StatementQuery {
  /** only entries of this span, end exclusive */
  span: { from: Instant; until: Instant } | null
  /** only entries before this seq */
  before: number | null
}

/**
 * One page of a pack's entries, newest first. Entries that still ride in the pack are listed with those in `entries`,
 * so that nothing is missing in the moment between the two writes.
 */
export async function listStatement(
  packId: PackId,
  { span, before }: StatementQuery,
  at: Instant,
): Promise<{ entries: Entry[]; next: number | null }> {
  const [pack, written] = await Promise.all([
    loadPack(packId, at),
    listEntries(packId, { before, span, limit: LINES_PER_PAGE + 1 }),
  ])
  const fits = (entry: Entry): boolean =>
    (before === null || entry.seq < before) && (!span || (entry.at >= span.from && entry.at < span.until))
  const bySeq = new Map([...written, ...pack.recent.filter(fits)].map(entry => [entry.seq, entry]))
  const newestFirst = [...bySeq.values()].sort((a, b) => b.seq - a.seq)
  const entries = newestFirst.slice(0, LINES_PER_PAGE)
  const more = newestFirst.length > LINES_PER_PAGE
  return { entries, next: more ? (entries.at(-1)?.seq ?? null) : null }
}
