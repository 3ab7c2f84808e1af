import type { CountedBy } from '../counter/counter-rules'
import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'

/** What was done at a till in a span of time. */
export interface TillTotals {
  charges: { count: number; fen: Fen }
  /** given back of charges, of these or of earlier days: what was really taken is the charges less this */
  refunds: { count: number; fen: Fen }
  /** without those that were undone */
  redemptions: { count: number; discountFen: Fen }
  undone: { count: number; discountFen: Fen }
  /** paid in the shop for top-ups, by how; without those that were taken back */
  topUps: Record<CountedBy, { count: number; fen: Fen }>
}

/** Sums over the entries of one kind, and of one way to pay where that matters, as the database adds them up. */
export interface KindSum {
  kind: string
  /** how a top-up at the counter was paid; null for everything else */
  by: string | null
  count: number
  amountFen: number
  discountFen: number
  payFen: number
}

const NOTHING = { count: 0, amountFen: NO_MONEY, discountFen: NO_MONEY, payFen: NO_MONEY }

/** A till's totals are sums over the ledger and nothing else: no counter that could disagree with it. */
export function tillTotals(sums: readonly KindSum[]): TillTotals {
  const of = (kind: string, by: CountedBy | null = null): KindSum =>
    sums.find(sum => sum.kind === kind && sum.by === by) ?? { kind, by, ...NOTHING }
  const paid = (by: CountedBy): { count: number; fen: Fen } => {
    const [taken, voided] = [of('counter_topped_up', by), of('counter_top_up_voided', by)]
    return { count: taken.count - voided.count, fen: subtractFen(fen(taken.payFen), fen(voided.payFen)) }
  }
  const refunded = of('spend_refunded')
  const redeemed = of('coupon_redeemed')
  const undone = of('coupon_redemption_undone')
  return {
    charges: {
      count: of('spent').count + of('captured').count,
      fen: addFen(fen(of('spent').amountFen), fen(of('captured').amountFen)),
    },
    refunds: { count: refunded.count, fen: fen(refunded.amountFen) },
    redemptions: {
      count: redeemed.count - undone.count,
      discountFen: subtractFen(fen(redeemed.discountFen), fen(undone.discountFen)),
    },
    undone: { count: undone.count, discountFen: fen(undone.discountFen) },
    topUps: { cash: paid('cash'), pos: paid('pos') },
  }
}
