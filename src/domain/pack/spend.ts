import { applyDebits, type LotDebit, planDebit } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { type Fen, subtractFen, sumFen, wholeYuanOf } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { type Decision, newest } from './decision'
import { packLimits } from './limits'
import { balanceOf, lotsOf, type Pack, withLots } from './pack'

/** A charge at a till by a pay code that was verified before; its command id follows from the pay code, so a code pays once. */
export interface Spend {
  amountFen: Fen
  storeId: string
  storeName: string
  staffId: string
}

/** Pays from the balance: exact to the fen, from named lots, or not at all. */
export function spend(pack: Pack, command: Spend, rules: Rules, at: Instant): Decision {
  const { amountFen, storeId, storeName, staffId } = command
  const debits = planDebit(lotsOf(pack), amountFen, at)
  if (!debits) {
    const balanceFen = balanceOf(pack, at).totalFen
    return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(amountFen, balanceFen) })
  }
  const pointsEarned = wholeYuanOf(amountFen) * rules.shop.pointsPerYuan
  const movements: Movement[] = debits.map(debit => ({
    unit: 'fen',
    amount: debit.fen,
    from: `lot:${debit.lotId}`,
    to: `sales:${storeId}`,
  }))
  if (pointsEarned > 0) {
    movements.push({ unit: 'points', amount: pointsEarned, from: 'points_granted', to: 'points' })
  }
  return {
    pack: {
      ...withLots(pack, lots => applyDebits(lots, debits)),
      points: pack.points + pointsEarned,
      pastSpends: newest([...pack.pastSpends, { fen: amountFen, at }], packLimits.pastSpends),
    },
    facts: {
      kind: 'spent',
      storeId,
      storeName,
      staffId,
      amountFen,
      principalFen: takenFrom(debits, 'principal'),
      bonusFen: takenFrom(debits, 'bonus'),
      pointsEarned,
    },
    movements,
  }
}

function takenFrom(debits: readonly LotDebit[], kind: LotDebit['kind']): Fen {
  return sumFen(debits.filter(debit => debit.kind === kind).map(debit => debit.fen))
}
