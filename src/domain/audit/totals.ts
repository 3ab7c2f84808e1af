import type { PackId } from '../ids'
import { type AccountKind, accountKind, type Unit, whose } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import type { Finding } from './finding'

export interface Total {
  unit: Unit
  account: AccountKind
  amount: number
}

/** What all accounts of a shop come to, by unit and kind, whichever pack's entries moved them. */
export class Totals {
  private readonly sums = new Map<string, Total>()
  /** what is on its way between two packs: one account each */
  private readonly transit = new Map<string, { amount: number; packId: PackId; seq: number }>()
  entries = 0

  take(entry: Entry): void {
    this.entries += 1
    for (const { unit, amount, from, to } of entry.movements) {
      this.post(unit, accountKind(from), -amount)
      this.post(unit, accountKind(to), amount)
      this.postTransit(from, -amount, entry)
      this.postTransit(to, amount, entry)
    }
  }

  /** In the order of the chart. Each unit adds up to zero. */
  get balances(): Total[] {
    const order = Object.keys(whose)
    return [...this.sums.values()].sort(
      (a, b) => order.indexOf(a.account) - order.indexOf(b.account) || (a.unit < b.unit ? -1 : 1),
    )
  }

  /** What arrived without ever having left. Judged when both sides were read. */
  get findings(): Finding[] {
    return [...this.transit]
      .filter(([, { amount }]) => amount < 0)
      .map(([subject, { amount, packId, seq }]) => {
        return { packId, seq, rule: 'account', subject, expected: 'at least 0', found: String(amount) }
      })
  }

  private post(unit: Unit, account: AccountKind, amount: number): void {
    const key = `${unit} ${account}`
    const there = this.sums.get(key)?.amount ?? 0
    this.sums.set(key, { unit, account, amount: there + amount })
  }

  private postTransit(account: string, amount: number, { packId, seq }: Entry): void {
    if (!account.startsWith('in_transit:')) return
    const there = this.transit.get(account)?.amount ?? 0
    this.transit.set(account, { amount: there + amount, packId, seq })
  }
}
