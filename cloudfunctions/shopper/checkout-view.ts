import type { CheckoutPrice, Menu, OrderRest, PaidView, ReleasedView, ReservedView } from '../../src/contract/checkout'
import type { CheckoutId, PackId } from '../../src/domain/ids'
import { addFen, NO_MONEY, subtractFen } from '../../src/domain/money'
import { mostPaidBy } from '../../src/domain/pack/shared-members'
import { moneyOf } from '../../src/domain/pricing/points-as-money'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Committed } from '../_usecases/commit-command'
import type { CardPrice } from '../_usecases/price-on-cards'
import { priceView } from '../_usecases/price-view'
import type { RestOrder } from '../_usecases/rest-hold'
import { sharedName } from '../_usecases/shared-name'
import { shownRest } from './rest-actions'

export function menu({ version, stores, products }: Rules): Menu {
  return { rulesVersion: version, stores, products }
}

export function checkoutPrice(
  { chosen, cards }: { chosen: CardPrice; cards: CardPrice[] },
  packId: PackId,
  rules: Rules,
  at: Instant,
): CheckoutPrice {
  const { sharedPackId, pack, price } = chosen
  return {
    ...priceView(price, pack, rules, at),
    sharedPackId,
    topUpHelps: sharedPackId === null || mostPaidBy(pack, packId, at) >= moneyOf(price),
    cards:
      cards.length === 1
        ? []
        : cards.map(({ sharedPackId, pack, price: { payableFen, restFen } }) => {
            return { sharedPackId, name: sharedPackId && sharedName(pack), payableFen, restFen }
          }),
  }
}

export function orderRest(checkoutId: CheckoutId, order: RestOrder): OrderRest {
  const { amountFen, payableFen, points, memberPackId } = order.rest
  return {
    ...shownRest(order),
    checkoutId,
    sharedPackId: memberPackId ? order.packId : null,
    savedFen: subtractFen(amountFen, payableFen),
    points: points?.points ?? 0,
    pointsFen: points?.pointsFen ?? NO_MONEY,
  }
}

/** Receipts are drawn from the entry, so that a repeat gets the very same one. */
export function reservedView(checkoutId: CheckoutId, { entry: { facts }, repeated }: Committed): ReservedView {
  if (facts.kind !== 'held') throw new Refusal('COMMAND_ID_REUSED', {})
  return { checkoutId, payableFen: facts.amountFen, until: facts.until, repeated }
}

export function paidView(checkoutId: CheckoutId, { entry: { facts, after, at }, repeated }: Committed): PaidView {
  if (facts.kind !== 'captured') throw new Refusal('CHECKOUT_OVER', {})
  const { amountFen, offers, pointsEarned } = facts
  return {
    checkoutId,
    paidFen: amountFen,
    pointsUsed: offers?.points?.points ?? 0,
    savedFen: offers ? subtractFen(offers.orderFen, addFen(amountFen, offers.points?.fen ?? NO_MONEY)) : NO_MONEY,
    pointsEarned,
    balanceFen: addFen(after.principalFen, after.bonusFen),
    paidAt: at,
    repeated,
  }
}

export function releasedView(checkoutId: CheckoutId, { entry: { facts }, repeated }: Committed): ReleasedView {
  if (facts.kind !== 'released') throw new Refusal('CHECKOUT_OVER', {})
  return { checkoutId, releasedFen: facts.amountFen, repeated }
}
