import type { AdjustmentId } from '../ids'
import { applyDebits, type Lot, type LotDebit, totalOf } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { planDebit } from '../ledger/plan-debit'
import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'
import { grantPoints, payWithPoints, usablePoints } from '../points/point-lots'
import { pointsExpiry } from '../points/points-rules'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { credit, lotsOfCredit } from './credit'
import type { Decision } from './decision'
import { lotsOf, type Pack, withLots } from './pack'
import { whyNoRoom } from './room'

/** What a correction moves, each up or down. */
export interface AdjustmentChange {
  principalFen: Fen
  bonusFen: Fen
  /** of bonus that comes; exclusive, null: never */
  bonusExpiresAt: Instant | null
  points: number
}

export interface Adjust {
  adjustmentId: AdjustmentId
  change: AdjustmentChange
  /** staff ids: two persons */
  proposedBy: string
  approvedBy: string
}

/** Puts a pack right: all of it or none, and never below zero. */
export function adjust(pack: Pack, command: Adjust, rules: Rules, at: Instant): Decision {
  const { adjustmentId, change, proposedBy, approvedBy } = command
  const { principalFen, bonusFen, points } = change
  const up = { principalFen: upOf(principalFen), bonusFen: upOf(bonusFen), bonusExpiresAt: change.bonusExpiresAt }
  const debits = debitsOf(pack, change, at)
  if (debits instanceof Refusal) return debits
  const taken = withLots(pack, lots => applyDebits(lots, debits))
  const cameFen = addFen(up.principalFen, up.bonusFen)
  const noRoom = cameFen > 0 ? whyNoRoom(taken, cameFen, lotsOfCredit(up), rules, at) : null
  if (noRoom) return noRoom
  const credited = credit(taken, adjustmentId, up, 'adjustments', at)
  const moved =
    points < 0
      ? payWithPoints(credited.pack, -points, 'points_adjusted', at)
      : grantPoints(credited.pack, points, pointsExpiry(rules.points.expiry, at), 'points_adjusted')
  if (!moved) {
    const held = usablePoints(pack, at)
    return new Refusal('POINTS_TOO_LOW', { points: held, short: -points - held })
  }
  return {
    pack: moved.pack,
    facts: { kind: 'adjusted', adjustmentId, principalFen, bonusFen, points, proposedBy, approvedBy },
    movements: [
      ...debits.map((debit): Movement => {
        return { unit: 'fen', amount: debit.fen, from: `lot:${debit.lotId}`, to: 'adjustments' }
      }),
      ...credited.movements,
      ...moved.movements,
    ],
  }
}

function upOf(change: Fen): Fen {
  return change > 0 ? change : NO_MONEY
}

/** The lots that a correction takes from: each kind of money from its own, and nothing that holds keep. */
function debitsOf(pack: Pack, { principalFen, bonusFen }: AdjustmentChange, at: Instant): LotDebit[] | Refusal {
  const ofKind = (kind: Lot['kind']) => lotsOf(pack).filter(lot => lot.kind === kind)
  const principal = principalFen < 0 ? planDebit(ofKind('principal'), fen(-principalFen), at) : []
  if (!principal) {
    const balanceFen = totalOf(lotsOf(pack), 'principal', at)
    return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(fen(-principalFen), balanceFen) })
  }
  const bonus = bonusFen < 0 ? planDebit(ofKind('bonus'), fen(-bonusFen), at) : []
  if (!bonus) return new Refusal('BONUS_TOO_LOW', { bonusFen: totalOf(lotsOf(pack), 'bonus', at) })
  return [...principal, ...bonus]
}
