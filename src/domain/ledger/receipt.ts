import type { LotId, PackId } from '../ids'
import { type Fen, fen } from '../money'
import { type Instant, type ShopDay, shopDayOf } from '../time'
import { type Account, lotOf } from './accounts'
import { type DayRoot, type Inclusion, isIncluded } from './day-root'
import { type Entry, firstBrokenEntry, hasItsHash, type OpenedLot, type Sha256 } from './entry'
import type { Lot } from './lots'

/** What an entry did to one lot. Kind and expiry are null when nobody can tell any more. */
export interface TouchedLot {
  lotId: LotId
  kind: Lot['kind'] | null
  changeFen: Fen
  /** exclusive; null: never, or not known */
  expiresAt: Instant | null
}

/** The lots an entry moved money into or out of, as far as something is known about them. */
export function lotsTouched({ movements, opened = [] }: Entry, known: readonly OpenedLot[]): TouchedLot[] {
  const changes = new Map<LotId, number>()
  const move = (account: Account, amount: number) => {
    const lotId = lotOf(account)
    if (lotId !== null) changes.set(lotId, (changes.get(lotId) ?? 0) + amount)
  }
  for (const { unit, amount, from, to } of movements) {
    if (unit !== 'fen') continue
    move(from, -amount)
    move(to, amount)
  }
  const about = new Map([...known, ...opened].map(lot => [lot.lotId, lot]))
  return [...changes].map(([lotId, change]) => ({
    lotId,
    kind: about.get(lotId)?.kind ?? null,
    changeFen: fen(change),
    expiresAt: about.get(lotId)?.expiresAt ?? null,
  }))
}

/**
 * What a member can keep of one entry: the entry, those after it up to its pack's last of that day, and the way of that
 * one to the day's published root. It stands by itself: nothing else is needed to check it but the root.
 */
export interface Receipt {
  entry: Entry
  day: ShopDay
  /** null while the day is not published, or when more entries follow on that day than a receipt carries */
  proof: { followers: Entry[]; inclusion: Inclusion; root: DayRoot } | null
}

/** How many later entries of the same day a receipt may carry. */
export const MOST_FOLLOWERS = 100

export type ReceiptVerdict =
  /** shown to be in the published root of its day */
  | 'in_root'
  /** untouched since it was written, and its day not published yet */
  | 'whole'
  /** edited, or not in the root that it names */
  | 'broken'

/** Re-computes a receipt: the entry's hash, the chain to its day's last entry, and that one's way to the root. */
export function checkReceipt(packId: PackId, { entry, day, proof }: Receipt, sha256: Sha256): ReceiptVerdict {
  if (entry.packId !== packId || shopDayOf(entry.at) !== day || !hasItsHash(entry, sha256)) return 'broken'
  if (!proof) return 'whole'
  const { followers, inclusion, root } = proof
  const { leaf } = inclusion
  const last = followers[followers.length - 1] ?? entry
  const isLinked = firstBrokenEntry(followers, entry, sha256) === null
  const isLeaf = leaf.packId === packId && leaf.seq === last.seq && leaf.hash === last.hash && root.day === day
  return isLinked && isLeaf && isIncluded(inclusion, root, sha256) ? 'in_root' : 'broken'
}
