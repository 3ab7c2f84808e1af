import type { PaidPoints } from '../ledger/facts/sale-facts'
import type { Movement } from '../ledger/movement'
import type { Fen } from '../money'
import { grantPoints, payWithPoints, usableLots } from '../points/point-lots'
import type { Tender } from '../pricing/best-price'
import type { Instant } from '../time'
import type { Pack } from './pack'

/** A pack after points have paid their part, with the movements and what its entry remembers; null: none did. */
export interface PointsTaken {
  pack: Pack
  movements: Movement[]
  paid: PaidPoints | null
}

/** Takes the points of a price, those that run out first first. Throws when they are not there: the price was made of this pack. */
export function takePoints(
  pack: Pack,
  { points, pointsFen }: Pick<Tender, 'points' | 'pointsFen'>,
  at: Instant,
): PointsTaken {
  if (points === 0) return { pack, movements: [], paid: null }
  const taken = payWithPoints(pack, points, 'points_spent', at)
  if (!taken) throw new Error(`${points} points of a price are not in the pack`)
  const left = new Map(taken.pack.pointLots.map(lot => [lot.expiresAt, lot.points]))
  const lots = usableLots(pack, at)
    .map(({ expiresAt, points: had }) => ({ expiresAt, points: had - (left.get(expiresAt) ?? 0) }))
    .filter(lot => lot.points > 0)
  return { ...taken, paid: { points, fen: pointsFen, lots } }
}

/** Gives points back into the lots they came from, with their own expiry: what has run out runs out again by the ordinary rule. */
export function givePointsBack(pack: Pack, lots: PaidPoints['lots']): { pack: Pack; movements: Movement[] } {
  let given: { pack: Pack; movements: Movement[] } = { pack, movements: [] }
  for (const { expiresAt, points } of lots) {
    const { pack: next, movements } = grantPoints(given.pack, points, expiresAt, 'points_spent')
    given = { pack: next, movements: [...given.movements, ...movements] }
  }
  return given
}

/** How many of a sale's points have come back when so much of its money has: in proportion, the odd one with the last part. */
export function pointsDueBack(paid: PaidPoints, sale: { amountFen: Fen; refundedFen: Fen }): number {
  const { amountFen, refundedFen } = sale
  return refundedFen >= amountFen ? paid.points : Math.floor((paid.points * refundedFen) / amountFen)
}

/**
 * Which of a sale's points come back when `refundedFen` of its money have come back altogether and `back` points before: in
 * proportion, the odd one with the last part, and of the lots what was taken last first.
 */
export function pointsToReturn(
  paid: PaidPoints,
  sale: { amountFen: Fen; refundedFen: Fen; back: number },
): PaidPoints['lots'] {
  const { back } = sale
  const due = pointsDueBack(paid, sale)
  let skip = back
  let missing = due - back
  return [...paid.lots].reverse().flatMap(({ expiresAt, points: had }) => {
    const skipped = Math.min(skip, had)
    skip -= skipped
    const points = Math.min(missing, had - skipped)
    missing -= points
    return points > 0 ? [{ expiresAt, points }] : []
  })
}
