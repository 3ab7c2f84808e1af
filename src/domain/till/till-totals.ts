import type { CountedBy } from '../counter/counter-rules'
import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'

/** So many, and what they come to. */
interface Sum {
  count: number
  fen: Fen
}

/** What was done at a till in a span of time. */
export interface TillTotals {
  /** taken from cards */
  charges: Sum
  /** given back of charges, of these or of earlier days: what was really taken is the charges less this */
  refunds: Sum
  /** what WeChat Pay paid of charges beside the balance */
  rests: Sum
  /** of that, what went back: by WeChat Pay, or by hand where it could not */
  restsBack: Record<'wechat' | 'by_hand', Sum>
  /** without those that were undone */
  redemptions: { count: number; discountFen: Fen }
  undone: { count: number; discountFen: Fen }
  /** paid in the shop for top-ups, by how; without those that were taken back */
  topUps: Record<CountedBy, Sum>
}

const NONE: Sum = { count: 0, fen: NO_MONEY }

/** Totals as they are read: those of shifts that were closed before the rest was counted know none. */
export function wholeTotals(kept: Omit<TillTotals, 'rests' | 'restsBack'> & Partial<TillTotals>): TillTotals {
  return { rests: NONE, restsBack: { wechat: NONE, by_hand: NONE }, ...kept }
}

/** Sums over the entries of one kind, and of one way to pay where that matters, as the database adds them up. */
export interface KindSum {
  kind: string
  /** how a top-up at the counter was paid, or that something was given back by hand; null for everything else */
  by: string | null
  count: number
  amountFen: number
  discountFen: number
  payFen: number
  /** of those with a rest beside the balance: how many, and the rest itself */
  restCount: number
  restFen: number
  refundFen: number
}

const NOTHING = { count: 0, amountFen: 0, discountFen: 0, payFen: 0, restCount: 0, restFen: 0, refundFen: 0 }

/** A till's totals are sums over the ledger and nothing else: no counter that could disagree with it. */
export function tillTotals(sums: readonly KindSum[]): TillTotals {
  const of = (kind: string, by: string | null = null): KindSum =>
    sums.find(sum => sum.kind === kind && sum.by === by) ?? { kind, by, ...NOTHING }
  const paid = (by: CountedBy): Sum => {
    const [taken, voided] = [of('counter_topped_up', by), of('counter_top_up_voided', by)]
    return { count: taken.count - voided.count, fen: subtractFen(fen(taken.payFen), fen(voided.payFen)) }
  }
  const restBack = (by: string | null): Sum => {
    const { count, refundFen } = of('rest_refunded', by)
    return { count, fen: fen(refundFen) }
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
    rests: { count: of('captured').restCount, fen: fen(of('captured').restFen) },
    restsBack: { wechat: restBack(null), by_hand: restBack('by_hand') },
    redemptions: {
      count: redeemed.count - undone.count,
      discountFen: subtractFen(fen(redeemed.discountFen), fen(undone.discountFen)),
    },
    undone: { count: undone.count, discountFen: fen(undone.discountFen) },
    topUps: { cash: paid('cash'), pos: paid('pos') },
  }
}
