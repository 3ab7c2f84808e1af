import { deriveId, type ExchangeId } from '../ids'
import { applyDebits, type Lot, totalOf } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { planDebit } from '../ledger/plan-debit'
import { wholeYuanOf } from '../money'
import { type Exchange, exchangeOf, whyOutOfRule } from '../points/exchange-terms'
import { grantPoints, payWithPoints, usablePoints } from '../points/point-lots'
import { pointsExpiry } from '../points/points-rules'
import { talliedOn } from '../points/tally'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { expiryAfterDays, type Instant, shopDayOf } from '../time'
import type { Decision } from './decision'
import { lotsOf, type Pack, withLots } from './pack'
import { whyNoRoom } from './room'

/**
 * Exchanges points for bonus or bonus for points. Principal is on neither side: nothing turns it into something that runs
 * out. `wish` is what the member was shown; a rate that changed meanwhile is refused.
 */
export function exchange(pack: Pack, exchangeId: ExchangeId, wish: Exchange, rules: Rules, at: Instant): Decision {
  const now = exchangeOf(wish.direction, wholeYuanOf(wish.bonusFen), rules)
  if (!now) return new Refusal('POINTS_NOT_OFFERED', {})
  if (now.points !== wish.points || now.bonusFen !== wish.bonusFen) {
    return new Refusal('EXCHANGE_CHANGED', { points: now.points, fen: now.bonusFen })
  }
  const refusal = whyOutOfRule(pack, wish, rules, at)
  if (refusal) return refusal
  return wish.direction === 'to_bonus'
    ? pointsToBonus(pack, exchangeId, wish, rules, at)
    : bonusToPoints(pack, wish, rules, at)
}

function pointsToBonus(
  pack: Pack,
  exchangeId: ExchangeId,
  { points, bonusFen }: Exchange,
  rules: Rules,
  at: Instant,
): Decision {
  const noRoom = whyNoRoom(pack, bonusFen, 1, rules, at)
  if (noRoom) return noRoom
  const paid = payWithPoints(pack, points, 'points_exchanged', at)
  if (!paid) return pointsTooLow(pack, points, at)
  const bonusExpiresAt = expiryAfterDays(at, rules.points.toBonus?.bonusValidDays ?? 0)
  const lot: Lot = {
    lotId: deriveId('lot', exchangeId),
    kind: 'bonus',
    creditedFen: bonusFen,
    leftFen: bonusFen,
    openedAt: at,
    expiresAt: bonusExpiresAt,
  }
  const [main, ...others] = paid.pack.cards
  const toBonus = talliedOn(pack.exchanged.toBonus, shopDayOf(at), points)
  return {
    pack: {
      ...paid.pack,
      cards: [{ ...main, lots: [...main.lots, lot] }, ...others],
      exchanged: { ...pack.exchanged, toBonus },
    },
    facts: { kind: 'points_to_bonus', points, bonusFen, bonusExpiresAt },
    movements: [...paid.movements, { unit: 'fen', amount: bonusFen, from: 'bonus_exchanged', to: `lot:${lot.lotId}` }],
  }
}

function bonusToPoints(pack: Pack, { points, bonusFen }: Exchange, rules: Rules, at: Instant): Decision {
  const bonus = lotsOf(pack).filter(lot => lot.kind === 'bonus')
  const debits = planDebit(bonus, bonusFen, at)
  if (!debits) return new Refusal('BONUS_TOO_LOW', { bonusFen: totalOf(bonus, 'bonus', at) })
  const granted = grantPoints(pack, points, pointsExpiry(rules.points.expiry, at), 'points_exchanged')
  const toPoints = talliedOn(pack.exchanged.toPoints, shopDayOf(at), points)
  return {
    pack: {
      ...withLots(granted.pack, lots => applyDebits(lots, debits)),
      exchanged: { ...pack.exchanged, toPoints },
    },
    facts: { kind: 'bonus_to_points', points, bonusFen },
    movements: [
      ...debits.map((debit): Movement => {
        return { unit: 'fen', amount: debit.fen, from: `lot:${debit.lotId}`, to: 'bonus_exchanged' }
      }),
      ...granted.movements,
    ],
  }
}

function pointsTooLow(pack: Pack, points: number, at: Instant): Refusal {
  const held = usablePoints(pack, at)
  return new Refusal('POINTS_TOO_LOW', { points: held, short: points - held })
}
