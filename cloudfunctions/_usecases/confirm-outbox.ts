import type { Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { hashesAfter, insertEntry } from '../_store/entries'

/**
 * Makes sure that every entry still in the pack lies in `entries`, and answers up to which seq that is now known. An entry
 * in whose place something else lies stays in the pack, and so do those after it.
 */
export async function confirmOutbox(pack: Pack, at: Instant): Promise<number> {
  const waiting = pack.recent.filter(entry => entry.seq > pack.flushedSeq)
  if (waiting.length === 0) return pack.flushedSeq
  const there = await hashesAfter(pack.packId, pack.flushedSeq, waiting.length)
  let flushedSeq = pack.flushedSeq
  for (const entry of waiting) {
    if (there.get(entry.seq) !== entry.hash && !(await insertEntry(entry, at))) break
    flushedSeq = entry.seq
  }
  return flushedSeq
}
