import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { listChain as listWritten } from '../_store/entries'
import { findPackAsItLies } from '../_store/packs'

const ENTRIES_PER_PAGE = 100

export interface ChainPage {
  /** as they lie in the ledger, whatever became of them: the phone judges */
  entries: Entry[]
  more: boolean
  /** what the card itself names as its newest entry */
  head: { seq: number; hash: string }
}

/**
 * A pack's entries from one place in the chain on, oldest first, unchecked: also of a frozen pack, because then the
 * member wants to know most. Entries that wait in the pack for their insert come from there. Throws PACK_NOT_OPENED.
 */
export async function listChain(packId: PackId, after: number): Promise<ChainPage> {
  const [pack, written] = await Promise.all([
    findPackAsItLies(packId),
    listWritten(packId, after, ENTRIES_PER_PAGE + 1),
  ])
  const there = new Set(written.map(entry => entry.seq))
  const waiting = pack.recent.filter(({ seq }) => seq > pack.flushedSeq && seq > after && !there.has(seq))
  const all = [...written, ...waiting].sort((a, b) => a.seq - b.seq)
  return { entries: all.slice(0, ENTRIES_PER_PAGE), more: all.length > ENTRIES_PER_PAGE, head: pack.head }
}
