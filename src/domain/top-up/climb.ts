import { type Fen, subtractFen } from '../money'
import type { Tier } from './tier'

/** "再充 500，多得 90": what the next tier asks and gives on top of this one. */
export interface Climb {
  fromTierId: string
  toTierId: string
  morePayFen: Fen
  moreBonusFen: Fen
}

/** The climbs between neighbours of the given tiers (by price, lowest first), only where paying more really brings more. */
export function climbsBetween(tiers: readonly Tier[]): Climb[] {
  const climbs: Climb[] = []
  tiers.slice(1).forEach((to, place) => {
    const from = tiers[place]
    if (!from || to.payFen <= from.payFen || to.bonusFen <= from.bonusFen) return
    climbs.push({
      fromTierId: from.tierId,
      toTierId: to.tierId,
      morePayFen: subtractFen(to.payFen, from.payFen),
      moreBonusFen: subtractFen(to.bonusFen, from.bonusFen),
    })
  })
  return climbs
}
