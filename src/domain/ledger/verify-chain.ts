import type { LotId, PackId } from '../ids'
import { type Instant, type ShopDay, shopDayOf } from '../time'
import { accountKind, whose } from './accounts'
import { type Entry, genesisHash, hasItsHash, type Sha256 } from './entry'
import type { Lot } from './lots'

/** A place in the chain that somebody remembers from before: who holds it, notices when it is rewritten. */
export interface KnownHead {
  seq: number
  hash: string
  seenAt: Instant
}

/** What may be wrong with an entry, seen by whoever re-computes the chain. */
export type EntryFault =
  /** its content is not what its hash was made of */
  | 'edited'
  /** it is not there, and later ones are */
  | 'missing'
  /** it does not stand where its number says, or stands there twice */
  | 'out_of_order'
  /** the entry after it was written after another one: it was put into the place of that other */
  | 'replaced'
  /** it belongs to another card */
  | 'foreign'
  /** the balances that it states are not what the movements until then come to */
  | 'wrong_balance'
  /** it is not the one that was remembered */
  | 'not_as_remembered'
  /** it was remembered, or the card has it, and the ledger ends before it */
  | 'cut_off'
  /** it is its day's last, and the published root of that day holds another one or none */
  | 'not_in_root'

/** How many places in the chain a phone remembers. */
const MOST_HEADS = 12

/** The remembered places with one more: the first ever and the newest are kept. Never forgets for the sake of a lower one. */
export function withHead(heads: readonly KnownHead[], head: KnownHead): KnownHead[] {
  const newest = heads[heads.length - 1]
  if (head.seq === 0 || (newest && head.seq <= newest.seq)) return [...heads]
  const all = [...heads, head]
  return all.length > MOST_HEADS ? all.filter((_, place) => place !== 1) : all
}

export interface BrokenEntry {
  seq: number
  fault: EntryFault
  /** what lies in its place; null when nothing does */
  entry: Entry | null
}

/**
 * Re-computes one pack's chain from its first entry on, entry by entry: order, hashes, links, and every balance by replay
 * per lot. Feed it pages with `take`, then `end`; it stops at the first entry that does not fit.
 */
export class ChainCheck {
  seq = 0
  /** the last entry of each day, which the day's root must contain */
  readonly lastOfDay = new Map<ShopDay, Entry>()
  private hash: string
  private last: Entry | null = null
  private readonly balances = new Map<string, number>()
  private readonly kinds = new Map<LotId, Lot['kind']>()

  constructor(
    private readonly packId: PackId,
    private readonly known: readonly KnownHead[],
    private readonly sha256: Sha256,
  ) {
    this.hash = genesisHash(packId, sha256)
  }

  take(entries: readonly Entry[]): BrokenEntry | null {
    for (const entry of entries) {
      const broken = this.faultOf(entry)
      if (broken) return broken
      this.seq = entry.seq
      this.hash = entry.hash
      this.last = entry
      this.lastOfDay.set(shopDayOf(entry.at), entry)
    }
    return null
  }

  /** After the last page: nothing that is remembered, or that the card itself names as its newest, may lie beyond the end. */
  end(head: { seq: number; hash: string }): BrokenEntry | null {
    const beyond = Math.max(head.seq, ...this.known.map(each => each.seq))
    if (beyond > this.seq) return { seq: this.seq + 1, fault: 'cut_off', entry: null }
    const named = head.seq === this.seq && head.hash === this.hash
    return named ? null : { seq: this.seq, fault: 'not_as_remembered', entry: this.last }
  }

  private faultOf(entry: Entry): BrokenEntry | null {
    const place = this.seq + 1
    if (entry.seq > place) return { seq: place, fault: 'missing', entry: null }
    if (entry.seq < place) return { seq: entry.seq, fault: 'out_of_order', entry }
    const broken = (fault: EntryFault): BrokenEntry => ({ seq: place, fault, entry })
    if (entry.packId !== this.packId) return broken('foreign')
    if (!hasItsHash(entry, this.sha256)) return broken('edited')
    if (entry.prevHash !== this.hash) {
      return this.last ? { seq: this.seq, fault: 'replaced', entry: this.last } : broken('foreign')
    }
    if (!this.replaysSafely(entry)) return broken('wrong_balance')
    const remembered = this.known.find(each => each.seq === place)
    return remembered && remembered.hash !== entry.hash ? broken('not_as_remembered') : null
  }

  /** A forged entry with a hash of its own may lack what every entry of ours has: that is no balance either. */
  private replaysSafely(entry: Entry): boolean {
    try {
      return this.replays(entry)
    } catch (error) {
      if (error instanceof TypeError) return false
      throw error
    }
  }

  /** Posts an entry's movements; false when an account of the member goes below zero or the stated balances differ. */
  private replays({ movements, opened = [], after }: Entry): boolean {
    for (const { lotId, kind } of opened) this.kinds.set(lotId, kind)
    for (const { unit, amount, from, to } of movements) {
      this.post(`${unit} ${from}`, -amount, whose[accountKind(from)] === 'member')
      this.post(`${unit} ${to}`, amount, whose[accountKind(to)] === 'member')
    }
    let fen = 0
    let principalFen = 0
    let points = 0
    let kindsKnown = true
    for (const [account, balance] of this.balances) {
      if (balance < 0) return false
      if (account.startsWith('points ')) points += balance
      if (!account.startsWith('fen ')) continue
      fen += balance
      const kind = this.kinds.get(account.slice('fen lot:'.length) as LotId)
      if (kind === undefined) kindsKnown = false
      if (kind === 'principal') principalFen += balance
    }
    const total = fen === after.principalFen + after.bonusFen && points === after.points
    return total && (!kindsKnown || principalFen === after.principalFen)
  }

  /** Keeps the member's own accounts; what is used up is forgotten, so that a long chain stays quick. */
  private post(account: string, amount: number, isMembers: boolean): void {
    if (!isMembers) return
    const balance = (this.balances.get(account) ?? 0) + amount
    if (balance === 0) this.balances.delete(account)
    else this.balances.set(account, balance)
  }
}
