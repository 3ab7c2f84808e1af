import { type OrderId, rootOf, type TopUpRefundId } from '../ids'
import { freeFen } from '../ledger/lots'
import { addFen, type Fen, NO_MONEY } from '../money'
import { lotsOf, type Pack } from '../pack/pack'

/** What of one credit is still on a card: a top-up, or whatever else brought money. */
export interface MoneyOfCredit {
  /** what the ids of its order, its command and its lots share */
  body: string
  /** not kept by any hold */
  principalFen: Fen
  bonusFen: Fen
  /** all of it, with what is kept */
  leftFen: Fen
  /** the refund that keeps it, while one is under way */
  refundId: TopUpRefundId | null
}

/** What is on a pack's cards, by what brought it; the newest first, because bodies begin with the time of their making. */
export function moneyByCredit(pack: Pack): MoneyOfCredit[] {
  const refunds = new Map(
    pack.holds.flatMap(({ owner, lots }) =>
      owner.kind === 'refund' ? lots.map(({ lotId }) => [lotId, owner.refundId] as const) : [],
    ),
  )
  const credits = new Map<string, MoneyOfCredit>()
  for (const lot of lotsOf(pack)) {
    const body = rootOf(lot.lotId)
    const {
      principalFen = NO_MONEY,
      bonusFen = NO_MONEY,
      leftFen = NO_MONEY,
      refundId = null,
    } = credits.get(body) ?? {}
    const free = freeFen(lot)
    credits.set(body, {
      body,
      principalFen: lot.kind === 'principal' ? addFen(principalFen, free) : principalFen,
      bonusFen: lot.kind === 'bonus' ? addFen(bonusFen, free) : bonusFen,
      leftFen: addFen(leftFen, lot.leftFen),
      refundId: refunds.get(lot.lotId) ?? refundId,
    })
  }
  return [...credits.values()].filter(({ leftFen }) => leftFen > 0).sort((a, b) => (a.body < b.body ? 1 : -1))
}

/** The order that a credit would be of. Whether there is one, only the orders know. */
export function orderOfCredit({ body }: Pick<MoneyOfCredit, 'body'>): OrderId {
  return `ord_${body}` as OrderId
}
