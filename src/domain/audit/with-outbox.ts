import type { Entry } from '../ledger/entry'
import type { Pack } from '../pack/pack'

/**
 * A pack's entries up to its head, in order: those that lie in the ledger, and those at the end that are still on their
 * way there. What the pack knows to be inserted and is not there stays missing, for the audit to find.
 */
export function withOutbox(pack: Pack, stored: readonly Entry[]): Entry[] {
  const inLedger = stored.filter(entry => !(entry.seq > pack.head.seq)).sort((a, b) => a.seq - b.seq)
  const places = new Set(inLedger.map(entry => entry.seq))
  const onTheWay = pack.recent.filter(entry => entry.seq > pack.flushedSeq && !places.has(entry.seq))
  return onTheWay.length === 0 ? inLedger : [...inLedger, ...onTheWay].sort((a, b) => a.seq - b.seq)
}
