import { cameBackAfter } from '../coupons/came-back'
import type { PackId } from '../ids'
import type { DebitOrder } from '../ledger/debit-order'
import type { SoldFacts } from '../ledger/facts/sale-facts'
import { applyDebits, type Lot, type LotDebit } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { isBirthdayMonth } from '../members/birthday'
import { type Fen, sumFen, wholeYuanOf } from '../money'
import { grantPoints } from '../points/point-lots'
import { pointsExpiry } from '../points/points-rules'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { newest } from './decision'
import { packLimits } from './limits'
import { lotsOf, type Pack, withLots } from './pack'
import { countedFor } from './shared-members'
import { addedToday } from './spend-limits'

/** Something bought with the balance, at a store. */
export interface Sale {
  amountFen: Fen
  storeId: string
  storeName: string
  staffId: string
  /** whose payment it is, from a shared pack */
  memberPackId?: PackId | undefined
}

/** What a sale comes to, however its lots were chosen: the lots pay the store, the member earns points. */
export function sell(
  pack: Pack,
  sale: Sale,
  debits: readonly LotDebit[],
  order: DebitOrder,
  rules: Rules,
  at: Instant,
): { pack: Pack; sold: SoldFacts; movements: Movement[] } {
  const { amountFen, storeId, storeName, staffId, memberPackId } = sale
  const times = isBirthdayMonth(pack.birthday, at) ? (rules.points.birthdayTimes ?? 1) : 1
  const pointsEarned = wholeYuanOf(amountFen) * rules.shop.pointsPerYuan * times
  const movements: Movement[] = debits.map(debit => ({
    unit: 'fen',
    amount: debit.fen,
    from: `lot:${debit.lotId}`,
    to: `sales:${storeId}`,
  }))
  const backAfter = cameBackAfter(pack, at)
  const earned = grantPoints(pack, pointsEarned, pointsExpiry(rules.points.expiry, at), 'points_granted')
  return {
    pack: {
      ...withLots(countedFor(earned.pack, memberPackId, amountFen, at), lots => applyDebits(lots, debits)),
      pastSpends: newest([...pack.pastSpends, { fen: amountFen, at }], packLimits.pastSpends),
      spentToday: addedToday(pack, amountFen, at),
    },
    sold: {
      storeId,
      storeName,
      staffId,
      amountFen,
      principalFen: takenFrom(debits, 'principal'),
      bonusFen: takenFrom(debits, 'bonus'),
      pointsEarned,
      ...(backAfter.length > 0 ? { cameBackAfter: backAfter } : {}),
      ...(memberPackId ? { memberPackId } : {}),
      order,
      lots: debits.map(debit => termsOf(lotsOf(pack), debit)),
    },
    movements: [...movements, ...earned.movements],
  }
}

function takenFrom(debits: readonly LotDebit[], kind: LotDebit['kind']): Fen {
  return sumFen(debits.filter(debit => debit.kind === kind).map(debit => debit.fen))
}

function termsOf(lots: readonly Lot[], { lotId }: LotDebit): SoldFacts['lots'][number] {
  const lot = lots.find(each => each.lotId === lotId)
  if (!lot) throw new Error(`a debit from ${lotId}, which is not on the card`)
  const { kind, creditedFen, openedAt } = lot
  return { lotId, kind, creditedFen, openedAt, expiresAt: lot.kind === 'bonus' ? lot.expiresAt : null }
}
