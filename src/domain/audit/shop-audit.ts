import type { PackId } from '../ids'
import { type AccountKind, accountKind, type Unit, whose } from '../ledger/accounts'
import type { Entry, Sha256 } from '../ledger/entry'
import type { Pack } from '../pack/pack'
import type { Finding } from './finding'
import { PackAudit } from './pack-audit'

/**
 * The audit of a whole shop: an audit for each pack, and totals over all of them. Fed entry by entry, in each pack's order,
 * however the packs interleave; asked at any time.
 */
export class ShopAudit {
  private readonly packs = new Map<PackId, PackAudit>()
  private readonly totals = new Map<string, { unit: Unit; account: AccountKind; amount: number }>()
  /** what is on its way between two packs: one account each, whichever pack's entry moved it */
  private readonly transit = new Map<string, { amount: number; packId: PackId; seq: number }>()
  entries = 0

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
    const { length } = audit.findings
    audit.take(entry)
    this.entries += 1
    // What does not fit the chain or the chart has no place in the totals.
    if (audit.isBroken || audit.findings.slice(length).some(({ rule }) => rule === 'chart')) return
    for (const { unit, amount, from, to } of entry.movements) {
      this.post(unit, accountKind(from), -amount)
      this.post(unit, accountKind(to), amount)
      this.postTransit(from, -amount, entry)
      this.postTransit(to, amount, entry)
    }
  }

  comparePack(pack: Pack): void {
    this.of(pack.packId).compare(pack)
  }

  /** Every difference met so far. What is on its way between packs is judged only `atTheEnd`, when both sides were read. */
  findings(atTheEnd: boolean = false): Finding[] {
    const found = [...this.packs.values()].flatMap(audit => audit.findings)
    if (!atTheEnd) return found
    for (const [account, { amount, packId, seq }] of this.transit) {
      if (amount >= 0) continue
      found.push({ packId, seq, rule: 'account', subject: account, expected: 'at least 0', found: String(amount) })
    }
    return found
  }

  /** Sums by unit and kind of account, in the order of the chart. Each unit adds up to zero. */
  get balances(): { unit: Unit; account: AccountKind; amount: number }[] {
    const order = Object.keys(whose)
    return [...this.totals.values()].sort(
      (a, b) => order.indexOf(a.account) - order.indexOf(b.account) || (a.unit < b.unit ? -1 : 1),
    )
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

  private post(unit: Unit, account: AccountKind, amount: number): void {
    const key = `${unit} ${account}`
    const total = this.totals.get(key) ?? { unit, account, amount: 0 }
    this.totals.set(key, { ...total, amount: total.amount + amount })
  }

  private postTransit(account: string, amount: number, { packId, seq }: Entry): void {
    if (!account.startsWith('in_transit:')) return
    const there = this.transit.get(account)?.amount ?? 0
    this.transit.set(account, { amount: there + amount, packId, seq })
  }
}
