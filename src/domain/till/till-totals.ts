import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'

/** What was done at a till in a span of time. */
export interface TillTotals {
  charges: { count: number; fen: Fen }
  /** without those that were undone */
  redemptions: { count: number; discountFen: Fen }
  undone: { count: number; discountFen: Fen }
}

/** Sums over the entries of one kind, as the database adds them up. */
export interface KindSum {
  kind: string
  count: number
  amountFen: number
  discountFen: number
}

/** A till's totals are sums over the ledger and nothing else: no counter that could disagree with it. */
export function tillTotals(sums: readonly KindSum[]): TillTotals {
  const of = (kind: string): KindSum =>
    sums.find(sum => sum.kind === kind) ?? { kind, count: 0, amountFen: NO_MONEY, discountFen: NO_MONEY }
  const redeemed = of('coupon_redeemed')
  const undone = of('coupon_redemption_undone')
  return {
    charges: {
      count: of('spent').count + of('captured').count,
      fen: addFen(fen(of('spent').amountFen), fen(of('captured').amountFen)),
    },
    redemptions: {
      count: redeemed.count - undone.count,
      discountFen: subtractFen(fen(redeemed.discountFen), fen(undone.discountFen)),
    },
    undone: { count: undone.count, discountFen: fen(undone.discountFen) },
  }
}
