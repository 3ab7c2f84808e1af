import { type Fen, fen } from '../money'

/** A tier or an amount of the member's own that brings what a payment lacks. */
export type EnoughTopUp = { kind: 'tier'; tierId: string; payFen: Fen; bonusFen: Fen } | { kind: 'amount'; payFen: Fen }

/** What can be topped up now. */
export interface TopUpChoices {
  tiers: readonly { tierId: string; payFen: Fen; bonusFen: Fen; creditFen: Fen; unavailable: unknown }[]
  /** from and to which amount a member may choose; null: tiers only */
  custom: { leastFen: Fen; mostFen: Fen } | null
}

const YUAN = 100

/**
 * The least that has to be paid for a top-up so that a payment which lacks so much goes through: a tier, which brings something
 * with it, before an amount in whole yuan. Null when nothing on offer suffices.
 */
export function leastEnough({ tiers, custom }: TopUpChoices, lackingFen: Fen): EnoughTopUp | null {
  const open = tiers.filter(tier => tier.unavailable === null && tier.creditFen >= lackingFen)
  const [least, ...others] = open
  if (least) {
    const { tierId, payFen, bonusFen } = others.reduce((a, b) => (b.payFen < a.payFen ? b : a), least)
    return { kind: 'tier', tierId, payFen, bonusFen }
  }
  if (!custom) return null
  const payFen = fen(Math.max(custom.leastFen, Math.ceil(lackingFen / YUAN) * YUAN))
  return payFen <= custom.mostFen ? { kind: 'amount', payFen } : null
}
