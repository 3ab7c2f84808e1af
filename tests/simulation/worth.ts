import type { Entry } from '../../src/domain/ledger/entry'

export interface Worth {
  principalFen: number
  bonusFen: number
  points: number
}

const NOTHING: Worth = { principalFen: 0, bonusFen: 0, points: 0 }

interface Sold {
  amountFen: number
  principalFen: number
  bonusFen: number
  pointsEarned: number
  offers?: { points?: { points: number } }
}

/** What an order keeps, points among it. */
interface Keeping {
  owner: { offers?: { points?: { points: number } } }
}

/** What the kinds of entries change by their facts, told here once more and apart from the product. */
const worths: { [kind: string]: (facts: never, entry: Entry) => Worth } = {
  top_up_settled: (facts: { payFen: number; bonusFen: number }) => ({
    ...NOTHING,
    principalFen: facts.payFen,
    bonusFen: facts.bonusFen,
  }),
  counter_topped_up: (facts: { payFen: number; bonusFen: number }) => ({
    ...NOTHING,
    principalFen: facts.payFen,
    bonusFen: facts.bonusFen,
  }),
  counter_top_up_voided: (facts: { payFen: number; bonusFen: number }) => ({
    ...NOTHING,
    principalFen: -facts.payFen,
    bonusFen: -facts.bonusFen,
  }),
  spent: (facts: Sold) => {
    const { points, ...worth } = sold(facts)
    return { ...worth, points: points - (facts.offers?.points?.points ?? 0) }
  },
  // Its points left with the reservation.
  captured: sold,
  held: ({ owner }: Keeping) => ({ ...NOTHING, points: -(owner.offers?.points?.points ?? 0) }),
  released: ({ owner }: Keeping) => ({ ...NOTHING, points: owner.offers?.points?.points ?? 0 }),
  spend_refunded: (facts: Sold & { pointsTaken: number; pointsBack?: number }) => ({
    principalFen: facts.principalFen,
    bonusFen: facts.amountFen - facts.principalFen,
    points: (facts.pointsBack ?? 0) - facts.pointsTaken,
  }),
  top_up_refunded: (facts: Worth) => minus(facts),
  rest_refunded: (facts: { pointsBack?: number }) => ({ ...NOTHING, points: facts.pointsBack ?? 0 }),
  signed_in: (facts: { points: number }) => ({ ...NOTHING, points: facts.points }),
  points_to_bonus: (facts: Worth) => ({ ...NOTHING, bonusFen: facts.bonusFen, points: -facts.points }),
  bonus_to_points: (facts: Worth) => ({ ...NOTHING, bonusFen: -facts.bonusFen, points: facts.points }),
  bonus_rescued: () => NOTHING,
  adjusted: plus,
  card_imported: plus,
  card_kind_changed: () => NOTHING,
  gift_carved: (facts: Worth) => minus(facts),
  gift_received: money,
  gift_returned: money,
  transfer_sent: (facts: Worth) => minus(facts),
  transfer_received: money,
  transfer_returned: money,
  member_changed: () => NOTHING,
  password_reset: () => NOTHING,
  coupon_claimed: () => NOTHING,
  coupon_given: () => NOTHING,
  coupon_received: () => NOTHING,
  coupon_returned: () => NOTHING,
  paper_printed: () => NOTHING,
  paper_withdrawn: () => NOTHING,
  coupon_redeemed: () => NOTHING,
  coupon_redemption_undone: () => NOTHING,
  offline_conflict_decided: () => NOTHING,
  expired: (facts: { lots: { fen: number }[]; points?: number }) => ({
    ...NOTHING,
    bonusFen: -facts.lots.reduce((sum, { fen }) => sum + fen, 0),
    points: -(facts.points ?? 0),
  }),
  voided: () => NOTHING,
}

/** Null for a kind that is not described here. */
export function worthOf(entry: Entry): Worth | null {
  const worth = worths[entry.facts.kind]
  return worth ? worth(entry.facts as never, entry) : null
}

function sold(facts: Sold): Worth {
  const bonusFen = -(facts.amountFen - facts.principalFen)
  return { principalFen: -facts.principalFen, bonusFen, points: facts.pointsEarned }
}

function plus({ principalFen, bonusFen, points }: Worth): Worth {
  return { principalFen, bonusFen, points }
}

function money({ principalFen, bonusFen }: Worth): Worth {
  return { ...NOTHING, principalFen, bonusFen }
}

function minus({ principalFen, bonusFen }: Worth): Worth {
  return { ...NOTHING, principalFen: -principalFen, bonusFen: -bonusFen }
}
