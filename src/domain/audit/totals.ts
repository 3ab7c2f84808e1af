import type { PackId } from '../ids'
import { type Account, type AccountKind, accountKind, lotOf, type Unit, whose } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import type { Finding } from './finding'
import type { LotBooks } from './lot-books'

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

  /** `lots` are those of the entry's pack, the entry's own included: they tell principal from bonus. */
  take(entry: Entry, lots: LotBooks): void {
    this.entries += 1
    for (const { unit, amount, from, to } of entry.movements) {
      this.post(unit, accountKind(from), -amount)
      this.post(unit, accountKind(to), amount)
      this.postTransit(from, kindOf(to, lots), -amount, entry)
      this.postTransit(to, kindOf(from, lots), amount, entry)
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

  /** Each kind of money by itself: principal arrives as principal. */
  private postTransit(account: Account, what: string, amount: number, { packId, seq }: Entry): void {
    const kind = accountKind(account)
    if (kind !== 'in_transit' && kind !== 'coupon_in_transit') return
    const key = `${account} ${what}`
    const there = this.transit.get(key)?.amount ?? 0
    this.transit.set(key, { amount: there + amount, packId, seq })
  }
}

/** Which kind of money a lot's account holds; of other accounts, their kind. */
function kindOf(account: Account, lots: LotBooks): string {
  const lotId = lotOf(account)
  return lotId === null ? accountKind(account) : (lots.get(lotId)?.kind ?? 'bonus')
}
