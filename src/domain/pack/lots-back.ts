import type { LotId } from '../ids'
import { lotOf } from '../ledger/accounts'
import type { SoldFacts } from '../ledger/facts/sale-facts'
import type { Lot } from '../ledger/lots'
import type { SaleEntry, SpendRefundEntry } from '../ledger/sale-entry'
import { addFen, type Fen, fen, NO_MONEY, subtractFen, sumFen } from '../money'
import { Refusal } from '../refusal'
import { shareOut } from '../share-out'

/** What one lot gets back. */
export interface LotBack {
  lotId: LotId
  fen: Fen
}

/** How much goes back to which lot: never more than the lot paid, over all refunds of the sale together. REFUND_ABOVE_CHARGE for more. */
export function chooseLots(sale: SaleEntry, earlier: readonly SpendRefundEntry[], amountFen: Fen): LotBack[] | Refusal {
  const open = refundableLots(sale, earlier)
  const leftFen = sumFen(open.map(each => each.fen))
  if (amountFen > leftFen) return new Refusal('REFUND_ABOVE_CHARGE', { leftFen })
  if (sale.facts.order === 'proportional') {
    const shares = shareOut(
      amountFen,
      open.map(each => each.fen),
    )
    return open.map(({ lotId }, place) => ({ lotId, fen: shares[place] ?? NO_MONEY })).filter(each => each.fen > 0)
  }
  let missing = amountFen
  return open.flatMap(({ lotId, fen: most }) => {
    const amount = fen(Math.min(most, missing))
    missing = subtractFen(missing, amount)
    return amount > 0 ? [{ lotId, fen: amount }] : []
  })
}

/** What each lot paid and did not get back yet, the last taken first. */
function refundableLots(sale: SaleEntry, earlier: readonly SpendRefundEntry[]): LotBack[] {
  const returned = new Map<string, Fen>()
  for (const { movements } of earlier) {
    for (const { unit, to, amount } of movements) {
      if (unit === 'fen') returned.set(to, addFen(returned.get(to) ?? NO_MONEY, fen(amount)))
    }
  }
  return sale.movements
    .flatMap(({ from, amount }): LotBack[] => {
      const lotId = lotOf(from)
      // What WeChat Pay paid of the same sale never was on the card.
      return lotId === null ? [] : [{ lotId, fen: subtractFen(fen(amount), returned.get(from) ?? NO_MONEY) }]
    })
    .filter(each => each.fen > 0)
    .reverse()
}

/** How much of a sale can still be given back. */
export function refundableFen(sale: SaleEntry, earlier: readonly SpendRefundEntry[]): Fen {
  return sumFen(refundableLots(sale, earlier).map(each => each.fen))
}

/** The lots with that in them again. CHARGE_UNKNOWN for a sale that an older version wrote down without its lots, when one of them has left the card. */
export function withLotsBack(lots: readonly Lot[], back: readonly LotBack[], facts: SoldFacts): Lot[] | Refusal {
  const amounts = new Map(back.map(each => [each.lotId, each.fen]))
  const grown = lots.map((lot): Lot => {
    const amount = amounts.get(lot.lotId)
    amounts.delete(lot.lotId)
    return amount === undefined ? lot : { ...lot, leftFen: addFen(lot.leftFen, amount) }
  })
  for (const [lotId, leftFen] of amounts) {
    const terms = termsOf(facts, lotId)
    if (!terms) return new Refusal('CHARGE_UNKNOWN', {})
    grown.push(reopened(terms, leftFen))
  }
  return grown
}

function reopened({ lotId, kind, creditedFen, openedAt, expiresAt }: LotTerms, leftFen: Fen): Lot {
  const lot = { lotId, creditedFen, leftFen, openedAt }
  return kind === 'principal' ? { ...lot, kind } : { ...lot, kind, expiresAt }
}

type LotTerms = SoldFacts['lots'][number]

function termsOf(facts: SoldFacts, lotId: LotId): LotTerms | undefined {
  // Sales that an older version wrote down name no terms.
  const terms: LotTerms[] | undefined = facts.lots
  return terms?.find(each => each.lotId === lotId)
}
