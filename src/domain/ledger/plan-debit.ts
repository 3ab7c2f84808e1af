import { type Fen, fen, NO_MONEY, subtractFen } from '../money'
import { shareOut } from '../share-out'
import type { Instant } from '../time'
import type { DebitOrder } from './debit-order'
import { freeFen, isSpendable, type Lot, type LotDebit, totalOf } from './lots'

/**
 * Chooses the lots for a debit, exact to the fen, by the merchant's order. Within bonus what runs out first goes first,
 * within principal the oldest: the member loses as little as possible to expiry. What holds keep is never chosen. Null
 * when the lots do not have enough. Throws on an amount of nothing or less, which every door refuses before.
 */
export function planDebit(
  lots: readonly Lot[],
  amountFen: Fen,
  at: Instant,
  order: DebitOrder = 'bonus_first',
): LotDebit[] | null {
  if (amountFen <= 0) throw new RangeError(`not an amount to debit: ${amountFen}`)
  const usable = lots.filter(lot => isSpendable(lot, at)).sort(byTurn)
  const bonus = usable.filter(lot => lot.kind === 'bonus')
  const principal = usable.filter(lot => lot.kind === 'principal')
  switch (order) {
    case 'bonus_first':
      return take([...bonus, ...principal], amountFen)
    case 'principal_first':
      return take([...principal, ...bonus], amountFen)
    case 'proportional': {
      const [bonusFen, principalFen] = [totalOf(bonus, 'bonus', at), totalOf(principal, 'principal', at)]
      if (amountFen > bonusFen + principalFen) return null
      const [fromBonus = NO_MONEY, fromPrincipal = NO_MONEY] = shareOut(amountFen, [bonusFen, principalFen])
      const [first, second] = [take(bonus, fromBonus), take(principal, fromPrincipal)]
      return first && second && [...first, ...second]
    }
    default:
      return order satisfies never
  }
}

function take(lots: readonly Lot[], amountFen: Fen): LotDebit[] | null {
  let missing: Fen = amountFen
  const debits: LotDebit[] = []
  for (const lot of lots) {
    if (missing === 0) break
    const taken = fen(Math.min(missing, freeFen(lot)))
    if (taken > 0) debits.push({ lotId: lot.lotId, kind: lot.kind, fen: taken })
    missing = subtractFen(missing, taken)
  }
  return missing === 0 ? debits : null
}

const NEVER = Number.MAX_SAFE_INTEGER

function byTurn(a: Lot, b: Lot): number {
  return expiryOf(a) - expiryOf(b) || a.openedAt - b.openedAt || (a.lotId < b.lotId ? -1 : 1)
}

function expiryOf(lot: Lot): number {
  return lot.kind === 'bonus' ? (lot.expiresAt ?? NEVER) : NEVER
}
