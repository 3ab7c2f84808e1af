import { canonicalJson } from '../canonical-json'
import type { CommandId, LotId, PackId } from '../ids'
import type { Fen } from '../money'
import type { Instant } from '../time'
import type { EntryFacts } from './facts/entry-facts'
import type { Lot } from './lots'
import type { Movement } from './movement'

/** SHA-256 of a UTF-8 text as lower-case hex. An argument, because server and phone bring different libraries. */
export type Sha256 = (text: string) => string

/** A lot as the entry that credits it names it, so that a replay of entries alone tells principal from bonus. */
export interface OpenedLot {
  lotId: LotId
  kind: Lot['kind']
  /** exclusive; null: never */
  expiresAt: Instant | null
}

export interface EntryContent {
  packId: PackId
  /** 1 for a pack's first entry, without gaps */
  seq: number
  commandId: CommandId
  /** hash of the command's content: the same id with other content is refused */
  inputHash: string
  at: Instant
  /** the published rules it was decided under */
  rulesVersion: number
  facts: EntryFacts
  movements: Movement[]
  /** the lots that this entry credited: what kind of money the movements into them were. Absent when there are none */
  opened?: OpenedLot[]
  /** what the member holds afterwards */
  after: { principalFen: Fen; bonusFen: Fen; points: number }
  /** hash of the entry before; the genesis hash for the first */
  prevHash: string
}

/** One immutable line of the ledger, chained to the one before. */
export interface Entry extends EntryContent {
  hash: string
}

/** The hash "before the first entry", different for every pack so that chains cannot be grafted. */
export function genesisHash(packId: PackId, sha256: Sha256): string {
  return sha256(`my-card-pack/${packId}`)
}

/** SHA-256 over the canonical JSON, lower-case hex. Throws a TypeError for what has none, such as a float. */
function hashEntry(content: EntryContent, sha256: Sha256): string {
  return sha256(canonicalJson(content))
}

/** An entry is its content and the hash of that. */
export function sealEntry(content: EntryContent, sha256: Sha256): Entry {
  return { ...content, hash: hashEntry(content, sha256) }
}

/** Where an entry lies in the `entries` collection: one command, one document. */
export function entryDocumentId(packId: PackId, commandId: CommandId): string {
  return `${packId}:${commandId}`
}

/**
 * Re-computes a chain from the first entry on (or from any known `from` hash). Returns the seq of the first entry that
 * does not fit — edited, removed, reordered or forged — or null when all do.
 */
export function firstBrokenEntry(
  entries: readonly Entry[],
  from: { seq: number; hash: string },
  sha256: Sha256,
): number | null {
  let { seq, hash } = from
  for (const entry of entries) {
    if (entry.seq !== seq + 1 || entry.prevHash !== hash || !hasItsHash(entry, sha256)) return seq + 1
    seq = entry.seq
    hash = entry.hash
  }
  return null
}

/** Whether an entry is what its hash was made of. */
export function hasItsHash({ hash, ...content }: Entry, sha256: Sha256): boolean {
  try {
    return hashEntry(content, sha256) === hash
  } catch (error) {
    // An edit may leave something that no entry of ours holds and that has no canonical form, such as a float.
    if (error instanceof TypeError) return false
    throw error
  }
}
