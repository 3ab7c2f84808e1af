import type { PackId } from '../ids'
import type { Entry, Sha256 } from '../ledger/entry'
import type { Pack } from '../pack/pack'
import type { Finding } from './finding'
import { PackAudit } from './pack-audit'
import { type Total, Totals } from './totals'

/**
 * The audit of a whole shop: an audit for each pack, and totals over all of them. Fed entry by entry, in each pack's order,
 * however the packs interleave; asked at any time.
 */
export class ShopAudit {
  private readonly packs = new Map<PackId, PackAudit>()
  private readonly totals = new Totals()

  constructor(private readonly sha256: Sha256) {}

  /** A pack's own audit, begun when first asked for. */
  of(packId: PackId): PackAudit {
    const there = this.packs.get(packId)
    if (there) return there
    const audit = new PackAudit(packId, this.sha256)
    this.packs.set(packId, audit)
    return audit
  }

  takeEntry(entry: Entry): void {
    const audit = this.of(entry.packId)
    if (audit.take(entry)) this.totals.take(entry, audit.lots)
  }

  comparePack(pack: Pack): void {
    this.of(pack.packId).compare(pack)
  }

  /** Every difference met so far. What is on its way between packs is judged only `atTheEnd`, when both sides were read. */
  findings(atTheEnd: boolean = false): Finding[] {
    const found = [...this.packs.values()].flatMap(audit => audit.findings)
    return atTheEnd ? [...found, ...this.totals.findings] : found
  }

  /** Sums by unit and kind of account, in the order of the chart. Each unit adds up to zero. */
  get balances(): Total[] {
    return this.totals.balances
  }

  /** What the shop owes its members, by the kind of lot. */
  get liability(): { principalFen: number; bonusFen: number } {
    const owed = { principalFen: 0, bonusFen: 0 }
    for (const { lots } of this.packs.values()) {
      owed.principalFen += lots.balance.principalFen
      owed.bonusFen += lots.balance.bonusFen
    }
    return owed
  }
}
