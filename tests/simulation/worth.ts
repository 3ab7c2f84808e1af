import type { Entry } from '../../src/domain/ledger/entry'

export interface Worth {
  principalFen: number
  bonusFen: number
  points: number
}

const NOTHING: Worth = { principalFen: 0, bonusFen: 0, points: 0 }

/** What the kinds of entries change by their facts, told here once more and apart from the product. */
const worths: { [kind: string]: (facts: never, entry: Entry) => Worth } = {
  top_up_settled: (facts: { payFen: number; bonusFen: number }) => ({
    ...NOTHING,
    principalFen: facts.payFen,
    bonusFen: facts.bonusFen,
  }),
  spent: (facts: { amountFen: number; principalFen: number; bonusFen: number; pointsEarned: number }) => ({
    principalFen: -facts.principalFen,
    bonusFen: -(facts.amountFen - facts.principalFen),
    points: facts.pointsEarned,
  }),
  gift_carved: (facts: Worth) => minus(facts),
  gift_received: (facts: Worth) => ({ ...NOTHING, principalFen: facts.principalFen, bonusFen: facts.bonusFen }),
  gift_returned: (facts: Worth) => ({ ...NOTHING, principalFen: facts.principalFen, bonusFen: facts.bonusFen }),
  coupon_claimed: () => NOTHING,
  coupon_redeemed: () => NOTHING,
  coupon_redemption_undone: () => NOTHING,
  expired: (facts: { lots: { fen: number }[] }) => ({
    ...NOTHING,
    bonusFen: -facts.lots.reduce((sum, { fen }) => sum + fen, 0),
  }),
  voided: () => NOTHING,
}

/** Null for a kind that is not described here. */
export function worthOf(entry: Entry): Worth | null {
  const worth = worths[entry.facts.kind]
  return worth ? worth(entry.facts as never, entry) : null
}

function minus({ principalFen, bonusFen }: Worth): Worth {
  return { ...NOTHING, principalFen: -principalFen, bonusFen: -bonusFen }
}
