import { rememberedJson } from '../canonical-json'
import type { CommandId } from '../ids'
import { type Entry, type OpenedLot, type Sha256, sealEntry } from '../ledger/entry'
import { assertMovements, type Movement } from '../ledger/movement'
import { type Fen, sumFen } from '../money'
import { postedPoints } from '../points/point-lots'
import type { Instant } from '../time'
import type { Decided } from './decision'
import { packLimits } from './limits'
import { lotsOf, type Pack } from './pack'

/** Under which id, content and rules something was decided, and when. */
export interface Command {
  commandId: CommandId
  inputHash: string
  rulesVersion: number
  at: Instant
}

/** The decided pack with its new entry at the end of the chain, ready for its one conditional write. */
export function appendEntry(decided: Decided, command: Command, sha256: Sha256): { pack: Pack; entry: Entry } {
  const { pack, facts, movements } = decided
  assertMovements(facts.kind, movements)
  const entry = sealEntry(
    {
      packId: pack.packId,
      seq: pack.head.seq + 1,
      commandId: command.commandId,
      inputHash: command.inputHash,
      at: command.at,
      rulesVersion: command.rulesVersion,
      facts,
      movements,
      ...openedBy(movements, pack),
      after: { ...postedBalance(pack), points: postedPoints(pack) },
      prevHash: pack.head.hash,
    },
    sha256,
  )
  const kept = trimRecent([...pack.recent, entry], pack.flushedSeq, pack.evictedAt)
  return { pack: { ...pack, ...kept, head: { seq: entry.seq, hash: entry.hash } }, entry }
}

/** The lots that the movements credit, as the pack has them afterwards. */
function openedBy(movements: readonly Movement[], pack: Pack): { opened?: OpenedLot[] } {
  const credited = new Set<string>(movements.map(movement => movement.to))
  const opened = lotsOf(pack)
    .filter(lot => credited.has(`lot:${lot.lotId}`))
    .map(lot => ({ lotId: lot.lotId, kind: lot.kind, expiresAt: lot.kind === 'bonus' ? lot.expiresAt : null }))
  return opened.length > 0 ? { opened } : {}
}

/** What the ledger says the member holds: expiry counts once it is written, so that it always equals the replay. */
export function postedBalance(pack: Pack): { principalFen: Fen; bonusFen: Fen } {
  const lots = lotsOf(pack)
  const held = (kind: 'principal' | 'bonus'): Fen =>
    sumFen(lots.filter(lot => lot.kind === kind).map(lot => lot.leftFen))
  return { principalFen: held('principal'), bonusFen: held('bonus') }
}

/** Only entries known to be inserted may leave; the newest few always stay; bytes decide, not age. */
function trimRecent(
  recent: readonly Entry[],
  flushedSeq: number,
  evictedAt: Instant,
): Pick<Pack, 'recent' | 'evictedAt'> {
  const kept = [...recent]
  let bytes = bytesOf(kept)
  let newestEvicted = evictedAt
  while (kept.length > packLimits.recentEntries && bytes > packLimits.recentBytes) {
    const [oldest] = kept
    if (!oldest || oldest.seq > flushedSeq) break
    kept.shift()
    bytes -= bytesOf([oldest])
    // Servers' clocks differ a little: a later entry may bear an earlier time.
    if (oldest.at > newestEvicted) newestEvicted = oldest.at
  }
  return { recent: kept, evictedAt: newestEvicted }
}

/** Size as text: near enough to the document's bytes for a cap, and quick, because the text is needed anyway. */
function bytesOf(entries: readonly Entry[]): number {
  return entries.reduce((bytes, entry) => bytes + rememberedJson(entry).length + 1, 1)
}

/** Entries that wait to be confirmed in `entries` fill the outbox: the next command confirms them before it adds one. */
export function isOutboxFull(pack: Pack): boolean {
  return bytesOf(pack.recent.filter(entry => entry.seq > pack.flushedSeq)) > packLimits.outboxBytes
}
